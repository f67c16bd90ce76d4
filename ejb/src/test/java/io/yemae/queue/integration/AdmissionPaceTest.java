package io.yemae.queue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionPaceTest {
    private final AdmissionPace pace = new AdmissionPace();

    @Test
    void holdsThatAreSlowOrFailHalveThePaceEachSecond() {
        second(8, 2, 0);
        assertThat(pace.percent()).isEqualTo(50);
        second(8, 0, 2);
        assertThat(pace.percent()).isEqualTo(25);
    }

    @Test
    void thePaceStaysAboveZeroAndRecoversSlowly() {
        for (int i = 0; i < 20; i++) {
            second(0, 10, 0);
        }
        assertThat(pace.percent()).isEqualTo(1);

        second(10, 0, 0);
        assertThat(pace.percent()).isEqualTo(11);
        for (int i = 0; i < 20; i++) {
            second(10, 0, 0);
        }
        assertThat(pace.percent()).isEqualTo(100);
    }

    @Test
    void oneSlowHoldAmongFourDoesNotChangeThePace() {
        second(3, 1, 0);
        assertThat(pace.percent()).isEqualTo(100);
    }

    private void second(int well, int slow, int failed) {
        observe(well, 1, false);
        observe(slow, 501, false);
        observe(failed, 1, true);
        pace.adjust();
    }

    private void observe(int times, long millis, boolean failed) {
        for (int i = 0; i < times; i++) {
            pace.observed(TimeUnit.MILLISECONDS.toNanos(millis), failed);
        }
    }
}
