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
import javax.sql.DataSource;
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
        SchemaMigration.run(owner, userOf(runtime));
        entityManagerFactory.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
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
