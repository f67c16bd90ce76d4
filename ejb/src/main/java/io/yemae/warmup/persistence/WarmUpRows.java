package io.yemae.warmup.persistence;

import io.yemae.shared.sql.SqlFile;
import io.yemae.warmup.domain.WarmUpRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Creates and removes the data of warm-ups. */
@ApplicationScoped
public class WarmUpRows {
    private static final String PREPARE = SqlFile.read(WarmUpRows.class, "prepare.sql");

    /* There are some ten thousand rows to remove, more than the usual limit of a statement allows. */
    private static final String WITHOUT_HURRY = "SET LOCAL statement_timeout = '60s'";

    @PersistenceContext
    EntityManager entityManager;

    /** @param node the name of this node */
    public void prepare(WarmUpRun run, String node) {
        entityManager.createNativeQuery(PREPARE)
            .setParameter("event", run.event())
            .setParameter("node", node)
            .setParameter("venue", run.venue())
            .setParameter("layout", run.layout())
            .setParameter("performance", run.performance())
            .setParameter("grade", run.grade())
            .setParameter("users", run.users())
            .setParameter("seats", run.seats())
            .executeUpdate();
    }

    /** Removes the warm-ups of the node, and those of other nodes that ended without removing theirs. @return how many there were */
    public int remove(String node) {
        entityManager.createNativeQuery(WITHOUT_HURRY).executeUpdate();
        return (Integer) entityManager.createNativeQuery("SELECT remove_warm_up(:node)", Integer.class)
            .setParameter("node", node)
            .getSingleResult();
    }
}
