package io.yemae.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPlanTest {
    private static final Instant START = Instant.parse("2026-12-24T10:00:00Z");
    private static final EventId ONE = EventId.next();
    private static final EventId OTHER = EventId.next();

    @Test
    void itSleepsUntilTheNextTurn() {
        StatusPlan plan = StatusPlan.at(START, START, List.of(turn(7, ONE), turn(9, OTHER)));

        assertThat(plan.due()).isEmpty();
        assertThat(plan.rest()).isEqualTo(Duration.ofSeconds(7));
        assertThat(plan.told()).isEqualTo(START);
    }

    @Test
    void atTheInstantItTellsTheEventAndSleepsOn() {
        StatusPlan plan = StatusPlan.at(START.plusSeconds(7), START, List.of(turn(7, ONE), turn(9, OTHER)));

        assertThat(plan.due()).containsExactly(ONE);
        assertThat(plan.told()).isEqualTo(START.plusSeconds(7));
        assertThat(plan.rest()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aMomentBeforeItTellsNobody() {
        assertThat(StatusPlan.at(START.plusSeconds(7).minusNanos(1), START, List.of(turn(7, ONE))).due()).isEmpty();
    }

    @Test
    void whatPassedWhileTheDatabaseWasAwayIsToldAfterwardsOnce() {
        StatusPlan plan = StatusPlan.at(START.plusSeconds(60), START, List.of(turn(7, ONE), turn(9, OTHER), turn(50, ONE), turn(61, ONE)));

        assertThat(plan.due()).containsExactly(ONE, OTHER);
        assertThat(plan.told()).isEqualTo(START.plusSeconds(50));
        assertThat(plan.rest()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itLooksAgainAtOnceWhenAllThatItReadHasCome() {
        assertThat(StatusPlan.at(START.plusSeconds(60), START, List.of(turn(7, ONE))).rest()).isZero();
    }

    @Test
    void withNothingToComeItStillLooksNowAndThen() {
        assertThat(StatusPlan.at(START, START, List.of()).rest()).isEqualTo(StatusPlan.LONGEST_REST);
        assertThat(StatusPlan.at(START, START, List.of(turn(86_400, ONE))).rest()).isEqualTo(StatusPlan.LONGEST_REST);
    }

    private static StatusTurn turn(long second, EventId event) {
        return new StatusTurn(START.plusSeconds(second), event);
    }
}
