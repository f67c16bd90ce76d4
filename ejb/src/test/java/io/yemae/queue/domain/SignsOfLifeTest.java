package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {
    private final SignsOfLife signs = new SignsOfLife(0);
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void aSignIsWrittenWithTheTimeAtWhichItWasGiven() {
        signs.entered(one, seconds(0));
        signs.seen(one, seconds(7));

        assertThat(signs.due(seconds(19))).as("many together").isEmpty();
        assertThat(signs.due(seconds(20))).containsExactly(Map.entry(one, seconds(7)));
    }

    @Test
    void whatIsWrittenIsNotWrittenAgain() {
        signs.entered(one, seconds(0));
        signs.entered(other, seconds(0));
        signs.seen(one, seconds(7));
        Map<UUID, Long> due = signs.due(seconds(20));
        signs.seen(one, seconds(20));
        signs.written(due, seconds(20));

        assertThat(signs.due(seconds(40))).as("the one that came meanwhile").containsExactly(Map.entry(one, seconds(20)));
    }

    @Test
    void afterALongSilenceASignIsWrittenAtOnceAndTheOthersAreNot() {
        signs.entered(one, seconds(0));
        signs.entered(other, seconds(0));
        signs.written(signs.due(seconds(80)), seconds(80));
        signs.seen(one, seconds(81));
        signs.seen(other, seconds(85));
        signs.seen(other, seconds(86));

        assertThat(signs.due(seconds(86))).containsOnlyKeys(one, other);
        signs.written(Map.of(one, seconds(81), other, seconds(86)), seconds(86));
        signs.seen(one, seconds(87));
        assertThat(signs.due(seconds(88))).as("seen a moment ago").isEmpty();
    }

    @Test
    void whoCameFromAnotherNodeMayHaveBeenSilentForLong() {
        signs.seen(one, seconds(1));

        assertThat(signs.due(seconds(1))).containsOnlyKeys(one);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenNextTime() {
        signs.seen(one, seconds(1));
        signs.due(seconds(1));
        signs.notWritten();

        assertThat(signs.due(seconds(2))).containsOnlyKeys(one);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
