package io.yemae.shared.sql;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The migrations of the schema. They need no server, so that a test can run them on a database of an earlier version. */
public final class SchemaMigration {

    private SchemaMigration() {
    }

    /**
     * Brings a database to this version.
     *
     * @param owner       connects as the owner of the schema
     * @param runtimeUser is granted what the platform needs
     */
    public static void run(DataSource owner, String runtimeUser) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(owner)
            .placeholders(Map.of("runtimeUser", runtimeUser))
            .locations("classpath:db/migration")
            // In a cluster the nodes have already created their discovery table, so the schema is not empty.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // With a transactional lock, the idle timeout would end the transaction that holds the lock during a long migration.
            .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
            .load()
            .migrate();
    }
}
