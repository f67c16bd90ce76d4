package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScheduleTest {
    private static final PerformanceView FIRST = showing("2026-12-10T10:00:00Z", null);
    private static final PerformanceView CANCELLED = showing("2026-12-15T10:00:00Z", NotBookable.CANCELLED);
    private static final PerformanceView LAST = showing("2026-12-20T10:00:00Z", null);

    @Test
    void theNextPerformanceIsTheFirstToCome() {
        EventSchedule schedule = new EventSchedule(null, List.of(), null, List.of(FIRST, CANCELLED, LAST));

        assertThat(schedule.next(FIRST.startsAt().minusNanos(1))).contains(FIRST.id());
        assertThat(schedule.next(FIRST.startsAt())).contains(LAST.id());
        assertThat(schedule.next(LAST.endsAt())).contains(LAST.id());
    }

    private static PerformanceView showing(String start, NotBookable notBookable) {
        return new PerformanceView(PerformanceId.next(), 1, Instant.parse(start), Instant.parse(start).plusSeconds(3600), notBookable);
    }
}
