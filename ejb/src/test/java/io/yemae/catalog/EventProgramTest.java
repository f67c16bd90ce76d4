package io.yemae.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventProgramTest {
    private static final Instant NOW = Instant.parse("2026-12-24T10:00:00Z");
    private static final PerformanceView OVER = performance(1, NOW.minusSeconds(3_600), NotBookable.STARTED);
    private static final PerformanceView RUNNING = performance(2, NOW.minusSeconds(3_599), NotBookable.STARTED);
    private static final PerformanceView CANCELLED = performance(3, NOW.plusSeconds(60), NotBookable.CANCELLED);
    private static final PerformanceView NEXT = performance(4, NOW.plusSeconds(120), null);

    private final EventProgram program = new EventProgram(null, List.of(OVER, RUNNING, CANCELLED, NEXT), NOW);

    @Test
    void seatsCountUntilTheirPerformanceIsOver() {
        assertThat(program.current()).containsExactly(RUNNING, NEXT);
    }

    @Test
    void cancelledPerformancesAreNotScheduled() {
        assertThat(program.scheduled()).containsExactly(OVER, RUNNING, NEXT);
        assertThat(program.scheduled(4)).isEqualTo(NEXT);
        assertThatThrownBy(() -> program.scheduled(3)).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("SCHEDULE_NOT_FOUND"));
    }

    @Test
    void aRangeIncludesItsStartAndExcludesItsEnd() {
        assertThat(program.between(RUNNING.startsAt(), NEXT.startsAt())).containsExactly(RUNNING, CANCELLED);
        assertThat(program.between(null, RUNNING.startsAt())).containsExactly(OVER);
        assertThat(program.between(NEXT.startsAt(), null)).containsExactly(NEXT);
    }

    private static PerformanceView performance(long number, Instant start, NotBookable notBookable) {
        return new PerformanceView(PerformanceId.next(), number, start, start.plusSeconds(3_600), notBookable);
    }
}
