package io.yemae.rehearsal.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;

/** What the database is busy with. */
@ApplicationScoped
public class DatabaseLoad {
    private static final String SESSIONS = SqlFile.read(DatabaseLoad.class, "sessions.sql");

    @PersistenceContext
    EntityManager entityManager;

    /**
     * The sessions that work at this moment.
     *
     * @param commits since the database was created
     * @param locks   that wait for a lock
     * @param storage that wait for storage
     * @param running that wait for nothing
     */
    public record Sessions(long commits, int locks, int storage, int running) {
    }

    public Sessions read() {
        Tuple row = (Tuple) entityManager.createNativeQuery(SESSIONS, Tuple.class).getSingleResult();
        return new Sessions(row.get("commits", Long.class), row.get("locks", Integer.class), row.get("storage", Integer.class),
            row.get("running", Integer.class));
    }
}
