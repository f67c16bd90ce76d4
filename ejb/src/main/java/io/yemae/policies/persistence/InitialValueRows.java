package io.yemae.policies.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The names whose initial value was set in this database. */
@ApplicationScoped
public class InitialValueRows {
    // If several nodes start at once, the first one sets it.
    private static final String CLAIM = """
        INSERT INTO initial_values (name, value)
        VALUES (?1, ?2)
        ON CONFLICT DO NOTHING""";

    @PersistenceContext
    EntityManager entityManager;

    /** @return false if the name was claimed before */
    public boolean claim(String name, long value) {
        return entityManager.createNativeQuery(CLAIM).setParameter(1, name).setParameter(2, value).executeUpdate() == 1;
    }
}
