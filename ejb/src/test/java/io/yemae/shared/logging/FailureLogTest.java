package io.yemae.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final Logger log = Logger.getLogger("failures of " + UUID.randomUUID());
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(false);
        log.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(handler);
    }

    @Test
    void aRepeatedOutageIsLoggedOnceASecond() {
        for (int i = 0; i < 1_000; i++) {
            FailureLog.warn(log, "Not served",
                new IllegalStateException(new SQLException("canceling statement\nwith more lines", "57014")));
        }
        assertThat(records).hasSizeBetween(1, 5).allSatisfy(each -> {
            assertThat(each.getThrown()).isNull();
            assertThat(each.getMessage()).startsWith("Not served: SQLException, canceling statement").doesNotContain("more lines");
        });
    }

    @Test
    void eachKindOfOutageIsLoggedSeparately() {
        FailureLog.warn(log, "Not served", new SQLException("canceling statement", "57014"));
        FailureLog.warn(log, "Not served", new SQLException("no connection", "08001"));
        assertThat(records).hasSize(2);
    }

    @Test
    void everyIncidentIsLoggedWithAStackTraceOnceASecond() {
        for (int i = 0; i < 100; i++) {
            FailureLog.severe(log, "Incident " + i, new IllegalStateException("broken"));
        }
        assertThat(records).hasSize(100);
        assertThat(records.stream().filter(each -> each.getThrown() != null)).hasSizeBetween(1, 5);
    }
}
