package io.yemae.shared.sql;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;

/**
 * Migrates the schema before anything else of the application starts, then lets Hibernate compare it with the entities. Hibernate never
 * writes the schema. If several nodes start at once, Flyway lets one migrate and the others wait.
 *
 * <p>The schema owner migrates. Afterwards the user of all other connections is granted what it needs, which includes no right to change
 * the schema.
 */
@Startup
@Singleton
// Flyway manages its own transactions.
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    @Resource(lookup = "java:jboss/datasources/YemaeOwnerDS")
    DataSource owner;

    @Resource(lookup = "java:jboss/datasources/YemaeDS")
    DataSource runtime;

    @PersistenceUnit
    EntityManagerFactory entityManagerFactory;

    @PostConstruct
    void migrate() {
        migrate(owner, userOf(runtime));
        entityManagerFactory.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    }

    /**
     * Brings a database to this version.
     *
     * @param owner       connects as the owner of the schema
     * @param runtimeUser is granted what the platform needs
     */
    public static void migrate(DataSource owner, String runtimeUser) {
        Flyway.configure(Migrations.class.getClassLoader())
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

    /** Asks the database: a datasource may get its user name from anywhere. */
    private static String userOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getUserName();
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached.", e);
        }
    }
}
