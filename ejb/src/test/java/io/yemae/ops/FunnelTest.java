package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final Instant START = Instant.parse("2026-12-24T10:00:00Z");
    private final EventId event = EventId.next();
    private final Funnel funnel = at(new Funnel(), START);

    @Test
    void ratesAreByHundredViewers() {
        List<Visitor> people = people(8);
        pass(Stage.VIEW, people);
        pass(Stage.QUEUE, people.subList(0, 6));
        pass(Stage.RESERVATION, people.subList(0, 4));
        pass(Stage.PAYMENT, people.subList(0, 1));

        assertThat(funnel.rates(Stage.VIEW)).containsEntry(event, 100L);
        assertThat(funnel.rates(Stage.QUEUE)).containsEntry(event, 75L);
        assertThat(funnel.rates(Stage.RESERVATION)).containsEntry(event, 50L);
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 12L);
    }

    @Test
    void aPersonCountsOnceForEachStage() {
        List<Visitor> people = people(2);
        pass(Stage.VIEW, people);
        for (int i = 0; i < 100; i++) {
            pass(Stage.VIEW, people.subList(0, 1));
            pass(Stage.RESERVATION, people.subList(1, 2));
        }

        assertThat(funnel.rates(Stage.RESERVATION)).containsEntry(event, 50L);
    }

    @Test
    void aLaterStageImpliesTheEarlierOnes() {
        pass(Stage.VIEW, people(1));
        pass(Stage.PAYMENT, people(3));

        assertThat(funnel.rates(Stage.VIEW)).containsEntry(event, 100L);
        assertThat(funnel.rates(Stage.QUEUE)).containsEntry(event, 75L);
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 75L);
    }

    @Test
    void stagesOlderThanADayDoNotCount() {
        List<Visitor> first = people(10);
        List<Visitor> second = people(10);
        pass(Stage.VIEW, first);
        at(funnel, START.plus(Duration.ofHours(23)));
        pass(Stage.VIEW, second);
        pass(Stage.PAYMENT, second.subList(0, 5));
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 25L);

        at(funnel, START.plus(Duration.ofHours(24)));
        assertThat(funnel.rates(Stage.PAYMENT)).containsEntry(event, 50L);
        at(funnel, START.plus(Duration.ofHours(47)));
        assertThat(funnel.rates(Stage.PAYMENT)).isEmpty();
    }

    @Test
    void aSampleOfACrowdGivesNearlyTheSameRates() {
        List<Visitor> people = people(50_000);
        pass(Stage.VIEW, people);
        pass(Stage.QUEUE, people.subList(0, 25_000));
        pass(Stage.PAYMENT, people.subList(0, 5_000));

        assertThat(funnel.rates(Stage.QUEUE).get(event)).isCloseTo(50L, Offset.offset(8L));
        assertThat(funnel.rates(Stage.PAYMENT).get(event)).isCloseTo(10L, Offset.offset(5L));
    }

    private void pass(Stage stage, List<Visitor> people) {
        people.forEach(who -> funnel.passed(event, stage, who));
    }

    private static List<Visitor> people(int many) {
        return Stream.generate(() -> Visitor.of(UserId.next())).limit(many).toList();
    }

    private static Funnel at(Funnel funnel, Instant time) {
        funnel.clock = Clock.fixed(time, ZoneOffset.UTC);
        return funnel;
    }
}
