package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.EventId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final Instant START = Instant.parse("2026-12-24T10:00:00Z");
    private final EventId event = EventId.next();
    private final Funnel funnel = at(new Funnel(), START);

    @Test
    void eachStageIsTakenPerHundredViews() {
        pass(Stage.VIEW, 8);
        pass(Stage.QUEUE, 6);
        pass(Stage.RESERVATION, 4);
        pass(Stage.PAYMENT, 1);

        assertThat(funnel.rates(Stage.VIEW)).containsEntry(event, 100L);
        assertThat(funnel.rates(Stage.QUEUE)).containsEntry(event, 75L);
        assertThat(funnel.rates(Stage.RESERVATION)).containsEntry(event, 50L);
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 12L);
    }

    @Test
    void whatIsADayAgoCountsNoLonger() {
        pass(Stage.VIEW, 10);
        at(funnel, START.plus(Duration.ofHours(23)));
        pass(Stage.VIEW, 10);
        pass(Stage.PAYMENT, 5);
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 25L);

        at(funnel, START.plus(Duration.ofHours(24)));
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 50L);
        at(funnel, START.plus(Duration.ofHours(47)));
        assertThat(funnel.rates(Stage.PAYMENT)).isEmpty();
    }

    @Test
    void anEventThatNobodyLookedAtHasNoRate() {
        pass(Stage.PAYMENT, 1);

        assertThat(funnel.rates(Stage.PAYMENT)).isEmpty();
    }

    private void pass(Stage stage, int times) {
        IntStream.range(0, times).forEach(i -> funnel.passed(event, stage));
    }

    private static Funnel at(Funnel funnel, Instant time) {
        funnel.clock = Clock.fixed(time, ZoneOffset.UTC);
        return funnel;
    }
}
