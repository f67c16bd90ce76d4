package io.yemae.reports.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections for what takes long. They are few, cannot write, and take part in no transaction of the container, whose timeout would end an
 * export.
 */
@ApplicationScoped
public class ReportConnections {

    @Resource(lookup = "java:jboss/datasources/YemaeReportDS")
    DataSource dataSource;

    /** Statements to run on a connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    /** All statements of the work see the data of the same moment. */
    public <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A report could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
