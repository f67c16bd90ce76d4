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

class MissedSecondsTest {
    private final Logger logger = Logger.getLogger(MissedSeconds.class.getName());
    private final List<LogRecord> told = new ArrayList<>();
    private final MissedSeconds seconds = new MissedSeconds();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            told.add(message);
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
    void listenNoMore() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
    }

    @Test
    void anOutageIsToldInOneLineWhenItGoesOnAndInOneWhenItIsOver() {
        for (int second = 0; second < 30; second++) {
            seconds.missed(outage());
            seconds.missed(outage());
            seconds.secondIsOver();
        }
        seconds.secondIsOver();
        seconds.secondIsOver();

        assertThat(told).extracting(LogRecord::getMessage).containsExactly(
            "Nobody is admitted to a waiting room that cannot be kept up: the database is away", "The waiting rooms are kept up again");
        assertThat(told).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    @Test
    void aSingleSecondIsNotWorthAWord() {
        for (int i = 0; i < 3; i++) {
            seconds.missed(new IllegalStateException("Component is stopped"));
            seconds.secondIsOver();
            seconds.secondIsOver();
        }

        assertThat(told).isEmpty();
    }

    @Test
    void whatNobodyExpectsIsToldWithWhereItHappened() {
        RuntimeException surprise = new IllegalStateException("what is this?");
        for (int second = 0; second < 3; second++) {
            seconds.missed(surprise);
            seconds.secondIsOver();
        }

        assertThat(told).extracting(LogRecord::getThrown).containsExactly(surprise);
    }

    private static RuntimeException outage() {
        return (RuntimeException) Problem.unavailable().initCause(new SQLException("the database is away"));
    }
}
