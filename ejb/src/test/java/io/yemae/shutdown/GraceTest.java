package io.yemae.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraceTest {
    /** {@link System#nanoTime} may be about to overflow. */
    private static final long BEGAN = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    private final Grace grace = new Grace(Duration.ofSeconds(3), BEGAN);

    @Test
    void aNodeThatGetsNothingServesForTheConfiguredTime() {
        assertThat(isOver(2.9, 0)).isFalse();
        assertThat(isOver(3, 0)).isTrue();
    }

    @Test
    void aNodeServesUntilNothingHasComeForASecond() {
        assertThat(isOver(1, 1)).isFalse();
        assertThat(isOver(3, 2)).isFalse();
        assertThat(isOver(3.9, 2)).isFalse();
        assertThat(isOver(3.95, 3)).isFalse();
        assertThat(isOver(4.9, 3)).isFalse();
        assertThat(isOver(4.95, 3)).isTrue();
    }

    @Test
    void aNodeEndsAtLastEvenIfRequestsAlwaysCome() {
        for (int tenths = 1; tenths < 100; tenths++) {
            assertThat(isOver(tenths / 10.0, tenths)).isFalse();
        }
        assertThat(isOver(10, 100)).isTrue();
    }

    @Test
    void withoutATimeItEndsAtOnce() {
        assertThat(new Grace(Duration.ZERO, BEGAN).isOver(BEGAN, 0)).isTrue();
    }

    private boolean isOver(double seconds, long accepted) {
        return grace.isOver(BEGAN + Math.round(seconds * 1e9), accepted);
    }
}
