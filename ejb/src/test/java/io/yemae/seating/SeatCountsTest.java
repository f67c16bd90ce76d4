package io.yemae.seating;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.seating.SeatCounts.Count;
import io.yemae.seating.SeatCounts.Section;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatCountsTest {
    private static final Instant SOON = Instant.parse("2026-12-24T10:05:00Z");
    private static final Instant LATER = Instant.parse("2026-12-24T10:09:00Z");

    /** Section A with four seats of the first grade, B with two of the second, C with two of the first, and three units of the third. */
    private final UUID[] ids = Uuid7.ascending(11);
    private final SeatMap empty = SeatMap.of(plan(), List.of());

    @Test
    void countsByGradeAndBySection() {
        SeatCounts counts = SeatCounts.of(empty.with(List.of(
            new SeatState(ids[0], SeatStatus.LOCKED, LATER.toEpochMilli()),
            new SeatState(ids[1], SeatStatus.SOLD, 0),
            new SeatState(ids[2], SeatStatus.BLOCKED, 0),
            new SeatState(ids[6], SeatStatus.LOCKED, SOON.toEpochMilli()),
            new SeatState(ids[8], SeatStatus.SOLD, 0))));

        assertThat(counts.sections()).containsExactly(
            new Section("A", 0, new Count(1, 1, 1, 1, LATER)),
            new Section("B", 1, new Count(2, 0, 0, 0, null)),
            new Section("C", 0, new Count(1, 1, 0, 0, SOON)));
        assertThat(counts.grades()).containsExactly(
            new Count(2, 2, 1, 1, SOON),
            new Count(2, 0, 0, 0, null),
            new Count(2, 0, 1, 0, null));
    }

    @Test
    void anExpiredHoldIsFree() {
        SeatMap held = empty.with(List.of(new SeatState(ids[4], SeatStatus.LOCKED, SOON.toEpochMilli())));

        assertThat(SeatCounts.of(held.at(SOON.toEpochMilli())).grades().get(1)).isEqualTo(new Count(2, 0, 0, 0, null));
    }

    @Test
    void neighboursOfABlockedSeatHaveOtherVersions() {
        assertThat(empty.with(List.of(new SeatState(ids[3], SeatStatus.BLOCKED, 0))).version()).isNotEqualTo(empty.version())
            .isNotEqualTo(empty.with(List.of(new SeatState(ids[4], SeatStatus.LOCKED, 1))).version());
    }

    private SeatPlan plan() {
        List<PlannedSeat> seats = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            String section = i < 4 ? "A" : i < 6 ? "B" : i < 8 ? "C" : null;
            int grade = i < 4 || i == 6 || i == 7 ? 0 : i < 6 ? 1 : 2;
            seats.add(new PlannedSeat(ids[i], i + 1, section, 1, i + 1, grade, false));
        }
        return new SeatPlan(PerformanceId.next(), EventId.next(), List.of(grade("R", 6), grade("S", 2), grade("스탠딩", 3)),
            List.of("A", "B", "C"), seats);
    }

    private static Grade grade(String name, int total) {
        return new Grade(Uuid7.next(), name, 50_000, "#d4380d", name.equals("스탠딩"), total);
    }
}
