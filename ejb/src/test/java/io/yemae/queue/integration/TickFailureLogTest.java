package io.yemae.queue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Problem;
import io.yemae.shared.logging.LogRecorder;
import java.sql.SQLException;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TickFailureLogTest {
    @RegisterExtension
    final LogRecorder log = new LogRecorder(Logger.getLogger(TickFailureLog.class.getName()));

    private final TickFailureLog failures = new TickFailureLog();

    @Test
    void anOutageIsLoggedWithOneLineAndItsEndWithAnother() {
        for (int second = 0; second < 30; second++) {
            failures.failed(outage());
            failures.failed(outage());
            failures.endOfTick();
        }
        failures.endOfTick();
        failures.endOfTick();

        assertThat(log.records()).extracting(LogRecord::getMessage).containsExactly(
            "Nobody is admitted to a waiting room that cannot be kept up: the database is away", "The waiting rooms are kept up again");
        assertThat(log.records()).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    @Test
    void aSingleFailedTickIsNotLogged() {
        for (int i = 0; i < 3; i++) {
            failures.failed(new IllegalStateException("Component is stopped"));
            failures.endOfTick();
            failures.endOfTick();
        }

        assertThat(log.records()).isEmpty();
    }

    @Test
    void anUnexpectedFailureIsLoggedWithItsStackTrace() {
        RuntimeException surprise = new IllegalStateException("what is this?");
        for (int second = 0; second < 3; second++) {
            failures.failed(surprise);
            failures.endOfTick();
        }

        assertThat(log.records()).extracting(LogRecord::getThrown).containsExactly(surprise);
    }

    private static RuntimeException outage() {
        return (RuntimeException) Problem.unavailable().initCause(new SQLException("the database is away"));
    }
}
