package io.yemae.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.WarmUpIds;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventLogTest {

    @RegisterExtension
    private final LogRecorder recorder = new LogRecorder(Logger.getLogger("io.yemae.events"));

    @Test
    void anEventIsLoggedWithItsIdsAndCounted() {
        EventLog.happened("test.first", "reservation", 7, "code", null);

        assertThat(recorder.records()).extracting(LogRecord::getMessage).containsExactly("test.first reservation=7");
        assertThat(MDC.get("reservation")).as("after the line").isNull();
        assertThat(EventLog.events()).containsEntry("test.first", 1L);
    }

    @Test
    void allAreCountedAndFewAreLogged() {
        for (int i = 0; i < 1_000; i++) {
            EventLog.happened("test.flood");
        }

        assertThat(EventLog.events()).containsEntry("test.flood", 1_000L);
        assertThat(recorder.records()).hasSizeBetween(1, 100);
    }

    @Test
    void refusalsAreCountedByCode() {
        EventLog.refused("TEST_CODE", 409, "/api/test");

        assertThat(EventLog.refusals()).containsEntry("TEST_CODE", 1L);
        assertThat(recorder.records()).extracting(LogRecord::getMessage)
            .containsExactly("request.refused code=TEST_CODE status=409 path=/api/test");
    }

    @Test
    void aPathMakesNoLinesOfItsOwn() {
        EventLog.refused("TEST_PATH", 404, "/api/\n2026-01-01 payment.done\u001b[31m" + "x".repeat(1_000));

        assertThat(recorder.records()).singleElement().satisfies(each ->
            assertThat(each.getMessage()).doesNotContain("\n", "\u001b").hasSizeLessThan(300));
    }

    @Test
    void whatBuyersOfAWarmUpOrARehearsalDoIsNeitherCountedNorLogged() {
        String buyer = WarmUpIds.of(1, 7).toString();
        try (Trace.Scope scope = Trace.begin("trace", buyer)) {
            EventLog.happened("test.warm", "reservation", 7);
            EventLog.refused("TEST_WARM", 409, "/api/test");
        }
        EventLog.happened("test.warm", "performance", WarmUpIds.of(1, 3));
        EventLog.refused("TEST_WARM", 503, "/api/queue/check/" + WarmUpIds.of(1, 0));

        assertThat(EventLog.events()).doesNotContainKey("test.warm");
        assertThat(EventLog.refusals()).doesNotContainKey("TEST_WARM");
        assertThat(recorder.records()).isEmpty();
    }
}
