package io.yemae.rehearsal.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;

/** Reads the load of the database from its sessions. */
@ApplicationScoped
public class DatabaseLoad {
    private static final String SESSIONS = SqlFile.read(DatabaseLoad.class, "sessions.sql");

    @PersistenceContext
    EntityManager entityManager;

    /**
     * The active sessions at one moment.
     *
     * @param commits commits since the database was created
     * @param locks   sessions that wait for a lock
     * @param storage sessions that wait for storage
     * @param running sessions that do not wait
     */
    public record Sessions(long commits, int locks, int storage, int running) {
    }

    public Sessions read() {
        Tuple row = (Tuple) entityManager.createNativeQuery(SESSIONS, Tuple.class).getSingleResult();
        return new Sessions(row.get("commits", Long.class), row.get("locks", Integer.class), row.get("storage", Integer.class),
            row.get("running", Integer.class));
    }
}
