package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private final Heartbeats heartbeats = new Heartbeats(0);
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void aHeartbeatIsWrittenWithTheTimeOfItsArrival() {
        heartbeats.entered(one, seconds(0));
        heartbeats.received(one, seconds(7));

        assertThat(heartbeats.due(seconds(19))).as("many together").isEmpty();
        assertThat(heartbeats.due(seconds(20))).containsExactly(Map.entry(one, seconds(7)));
    }

    @Test
    void aHeartbeatIsWrittenOnce() {
        heartbeats.entered(one, seconds(0));
        heartbeats.entered(other, seconds(0));
        heartbeats.received(one, seconds(7));
        Map<UUID, Long> due = heartbeats.due(seconds(20));
        heartbeats.received(one, seconds(20));
        heartbeats.written(due, seconds(20));

        assertThat(heartbeats.due(seconds(40))).as("the one that came meanwhile").containsExactly(Map.entry(one, seconds(20)));
    }

    @Test
    void afterALongSilenceAHeartbeatIsWrittenAtOnceAndTheOthersAreNot() {
        heartbeats.entered(one, seconds(0));
        heartbeats.entered(other, seconds(0));
        heartbeats.written(heartbeats.due(seconds(80)), seconds(80));
        heartbeats.received(one, seconds(81));
        heartbeats.received(other, seconds(85));
        heartbeats.received(other, seconds(86));

        assertThat(heartbeats.due(seconds(86))).containsOnlyKeys(one, other);
        heartbeats.written(Map.of(one, seconds(81), other, seconds(86)), seconds(86));
        heartbeats.received(one, seconds(87));
        assertThat(heartbeats.due(seconds(88))).as("seen a moment ago").isEmpty();
    }

    @Test
    void aHeartbeatWithinASecondOfAnEntryIsNotWritten() {
        heartbeats.entered(one, seconds(7));
        heartbeats.entered(other, seconds(6));
        heartbeats.received(one, seconds(7));
        heartbeats.received(other, seconds(7));

        assertThat(heartbeats.due(seconds(20))).containsExactly(Map.entry(other, seconds(7)));
    }

    @Test
    void theFirstHeartbeatOnThisNodeIsUrgent() {
        heartbeats.received(one, seconds(1));

        assertThat(heartbeats.due(seconds(1))).containsOnlyKeys(one);
    }

    @Test
    void aHeartbeatThatCouldNotBeWrittenIsWrittenWithTheNextTurn() {
        heartbeats.received(one, seconds(1));
        heartbeats.due(seconds(1));
        heartbeats.notWritten();

        assertThat(heartbeats.due(seconds(2))).containsOnlyKeys(one);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
