package io.yemae.bench.load;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of the database that is nothing but JDBC: a loop on each connection, as the platform's user and with the options of the
 * platform's connection pool.
 *
 * @param connections as many as the platform's pool has
 */
public record BareClient(int connections) {

    /** What a connection does again and again. */
    public interface Job {
        Step on(Connection connection) throws SQLException;
    }

    /** One operation. */
    public interface Step {
        /** @return the status of the same result over HTTP; null if there is nothing more to do */
        Integer run(int number) throws SQLException;
    }

    public Answers run(Duration time, Job job) {
        Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        Connection[] open = new Connection[connections];
        try {
            for (int i = 0; i < connections; i++) {
                open[i] = connect();
            }
            long start = System.nanoTime();
            Crowd.of(connections).run(thread -> loop(open[thread], job, start + time.toNanos(), next, statuses));
            return Answers.of(statuses, (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void loop(Connection connection, Job job, long end, AtomicInteger next, Map<Integer, Integer> statuses) {
        try (connection) {
            Step step = job.on(connection);
            while (System.nanoTime() < end) {
                Integer status = step.run(next.getAndIncrement());
                if (status == null) {
                    return;
                }
                statuses.merge(status, 1, Integer::sum);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        Sql runtime = Platform.runtimeSql();
        Properties properties = new Properties();
        properties.put("user", runtime.user());
        properties.put("password", runtime.password());
        properties.put("prepareThreshold", "1");
        properties.put("options", "-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=30s");
        return DriverManager.getConnection(runtime.url(), properties);
    }
}
