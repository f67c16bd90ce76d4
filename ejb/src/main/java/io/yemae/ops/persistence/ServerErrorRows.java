package io.yemae.ops.persistence;

import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The failed requests of all nodes, for a day. */
@ApplicationScoped
public class ServerErrorRows {
    private static final String FORGET = """
        DELETE FROM server_errors
        WHERE at < now() - interval '1 day'""";
    private static final String ADD = """
        INSERT INTO server_errors (id, at, errors)
        VALUES (?1, now(), ?2)""";

    @PersistenceContext
    EntityManager entityManager;

    public void add(long errors) {
        entityManager.createNativeQuery(FORGET).executeUpdate();
        entityManager.createNativeQuery(ADD)
            .setParameter(1, Uuid7.next())
            .setParameter(2, errors)
            .executeUpdate();
    }
}
