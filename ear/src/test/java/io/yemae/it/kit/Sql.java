package io.yemae.it.kit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The database behind the platform, for what a client cannot see and for letting time pass. Each statement is a transaction of its own.
 *
 * <p>A few connections are kept for the next statement: PostgreSQL takes longer to check a password than to answer most questions. A
 * connection that the database has ended, or on which a statement has failed, is not used again.
 */
public record Sql(String url, String user, String password) {
    private static final int IDLE_AT_MOST = 4;
    private static final int VALIDATION_SECONDS = 5;
    private static final Map<Sql, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

    /** Statements to run on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A connection that nobody else uses; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public int update(String sql, Object... parameters) {
        return run(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    /** The first column of each row. */
    public List<String> texts(String sql, Object... parameters) {
        return run(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }

    /** Sets the end of a hold to a second ago, as the database's clock sees it. */
    public void letHoldRunOut(String reservation) {
        update("UPDATE reservations SET expires_at = now() - interval '1 second' WHERE id = ?::uuid", reservation);
        update("UPDATE seat_states SET held_until = now() - interval '1 second' WHERE reservation_id = ?::uuid", reservation);
    }

    private <T> T run(Work<T> work) {
        try {
            Connection connection = idleOrNew();
            try {
                T result = work.on(connection);
                keep(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Connection idleOrNew() throws SQLException {
        for (Connection idle = idle().poll(); idle != null; idle = idle().poll()) {
            if (idle.isValid(VALIDATION_SECONDS)) {
                return idle;
            }
            idle.close();
        }
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        // Planned anew each time, with the statistics and the tables of the moment.
        properties.put("prepareThreshold", "0");
        return DriverManager.getConnection(url, properties);
    }

    private void keep(Connection connection) throws SQLException {
        if (idle().size() < IDLE_AT_MOST) {
            idle().push(connection);
        } else {
            connection.close();
        }
    }

    private Deque<Connection> idle() {
        return IDLE.computeIfAbsent(this, key -> new ConcurrentLinkedDeque<>());
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
