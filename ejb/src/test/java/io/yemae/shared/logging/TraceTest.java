package io.yemae.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theIdOfAValidTraceParentIsKept() {
        assertThat(Trace.of("00-" + ID + "-00f067aa0ba902b7-01")).isEqualTo(ID);
        assertThat(Trace.of("cc-" + ID + "-00f067aa0ba902b7-01-more")).as("a later version").isEqualTo(ID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", ID, "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + ID + "-0000000000000000-01", "ff-" + ID + "-00f067aa0ba902b7-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + ID + "-00f067aa0ba902b7-01-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anyOtherGetsANewId(String parent) {
        assertThat(Trace.of(parent)).matches("[0-9a-f]{32}").isNotEqualTo(ID).isNotEqualTo(Trace.of(parent));
    }

    @Test
    void theIdBelongsToTheThreadUntilTheScopeEnds() {
        try (Trace.Scope outer = Trace.begin("outer", null)) {
            try (Trace.Scope inner = Trace.begin("inner", "somebody")) {
                assertThat(Trace.current()).contains("inner");
            }
            assertThat(Trace.current()).contains("outer");
        }
        assertThat(Trace.current()).isEmpty();
    }

    @Test
    void carriedWorkBelongsToItsRequestOnAnyThread() throws InterruptedException {
        AtomicReference<Object> seen = new AtomicReference<>();
        Runnable work;
        try (Trace.Scope scope = Trace.begin("request", null)) {
            work = Trace.carried(() -> seen.set(Trace.current().orElse("none")));
        }

        Thread other = new Thread(work);
        other.start();
        other.join();

        assertThat(seen).hasValue("request");
        assertThat(Trace.current()).isEmpty();
    }

    @Test
    void withoutOpenTelemetryNothingIsPassedToIt() {
        assertThat(Trace.parent(ID)).isEmpty();
        try (Trace.Scope scope = Trace.beginRequest(ID, null)) {
            assertThat(Trace.current()).contains(ID);
        }
        assertThat(Trace.current()).isEmpty();
    }
}
