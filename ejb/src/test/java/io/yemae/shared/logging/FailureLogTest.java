package io.yemae.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Problem;
import java.sql.SQLException;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureLogTest {
    private final Logger log = Logger.getLogger("failures of " + UUID.randomUUID());

    @RegisterExtension
    final LogRecorder recorder = new LogRecorder(log);

    @Test
    void aRepeatedOutageIsLoggedOnceASecond() {
        for (int i = 0; i < 1_000; i++) {
            FailureLog.warn(log, "Not served",
                new IllegalStateException(new SQLException("canceling statement\nwith more lines", "57014")));
        }
        assertThat(recorder.records()).hasSizeBetween(1, 5).allSatisfy(each -> {
            assertThat(each.getThrown()).isNull();
            assertThat(each.getMessage()).startsWith("Not served: SQLException, canceling statement").doesNotContain("more lines");
        });
    }

    @Test
    void aRepeatedRefusalThatMayPassIsLoggedOnceASecond() {
        for (int i = 0; i < 1_000; i++) {
            FailureLog.warn(log, "Not handled", Problem.unavailable());
        }
        assertThat(recorder.records()).hasSizeBetween(1, 5).allSatisfy(each -> {
            assertThat(each.getThrown()).isNull();
            assertThat(each.getMessage()).startsWith("Not handled: UNAVAILABLE, ");
        });
    }

    @Test
    void aRefusalThatStaysIsLoggedWithItsStackTrace() {
        FailureLog.warn(log, "Not handled", Problem.changedMeanwhile());
        assertThat(recorder.records()).singleElement().satisfies(each -> assertThat(each.getThrown()).isInstanceOf(Problem.class));
    }

    @Test
    void eachKindOfOutageIsLoggedSeparately() {
        FailureLog.warn(log, "Not served", new SQLException("canceling statement", "57014"));
        FailureLog.warn(log, "Not served", new SQLException("no connection", "08001"));
        assertThat(recorder.records()).hasSize(2);
    }

    @Test
    void everyIncidentIsLoggedWithAStackTraceOnceASecond() {
        for (int i = 0; i < 100; i++) {
            FailureLog.severe(log, "Incident " + i, new IllegalStateException("broken"));
        }
        assertThat(recorder.records()).hasSize(100);
        assertThat(recorder.records().stream().filter(each -> each.getThrown() != null)).hasSizeBetween(1, 5);
    }
}
