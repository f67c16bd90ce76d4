package io.yemae.shared.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The migrations of the schema. They need no server, so that a test can run them on a database of an earlier version. */
public final class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());
    /** PostgreSQL's "lock_not_available". */
    private static final String LOCKED = "55P03";
    /** A report may use a table for 25 seconds. */
    private static final int ATTEMPTS = 60;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private SchemaMigration() {
    }

    /**
     * Brings a database to this version. Other nodes may be serving from it: a migration that cannot lock a table within 300 ms lets
     * their requests pass and is tried again.
     *
     * @param owner       connects as the owner of the schema
     * @param runtimeUser is granted what the platform needs
     */
    public static void run(DataSource owner, String runtimeUser) {
        Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(owner)
            .placeholders(Map.of("runtimeUser", runtimeUser))
            .locations("classpath:db/migration")
            // In a cluster the nodes have already created their discovery table, so the schema is not empty.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // With a transactional lock, the idle timeout would end the transaction that holds the lock during a long migration.
            .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
            .load();
        for (int attempt = 1; !isDone(flyway, attempt); attempt++) {
            pause();
        }
    }

    private static boolean isDone(Flyway flyway, int attempt) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException e) {
            if (attempt == ATTEMPTS || !isLocked(e)) {
                throw e;
            }
            LOG.info("A migration waits for a table that is in use: attempt " + attempt + " of " + ATTEMPTS);
            return false;
        }
    }

    private static boolean isLocked(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && LOCKED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a migration waits for a table.", e);
        }
    }
}
