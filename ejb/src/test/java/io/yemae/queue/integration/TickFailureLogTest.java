package io.yemae.queue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickFailureLogTest {
    private final Logger logger = Logger.getLogger(TickFailureLog.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final TickFailureLog failures = new TickFailureLog();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
    }

    @Test
    void anOutageIsLoggedWithOneLineAndItsEndWithAnother() {
        for (int second = 0; second < 30; second++) {
            failures.failed(outage());
            failures.failed(outage());
            failures.endOfTick();
        }
        failures.endOfTick();
        failures.endOfTick();

        assertThat(logged).extracting(LogRecord::getMessage).containsExactly(
            "Nobody is admitted to a waiting room that cannot be kept up: the database is away", "The waiting rooms are kept up again");
        assertThat(logged).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    @Test
    void aSingleFailedTickIsNotLogged() {
        for (int i = 0; i < 3; i++) {
            failures.failed(new IllegalStateException("Component is stopped"));
            failures.endOfTick();
            failures.endOfTick();
        }

        assertThat(logged).isEmpty();
    }

    @Test
    void anUnexpectedFailureIsLoggedWithItsStackTrace() {
        RuntimeException surprise = new IllegalStateException("what is this?");
        for (int second = 0; second < 3; second++) {
            failures.failed(surprise);
            failures.endOfTick();
        }

        assertThat(logged).extracting(LogRecord::getThrown).containsExactly(surprise);
    }

    private static RuntimeException outage() {
        return (RuntimeException) Problem.unavailable().initCause(new SQLException("the database is away"));
    }
}
