package io.yemae.seating;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.domain.LiveSeats;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.ManualClock;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A map that results from many changes is the same as one that is made from scratch, and a change is cheap. */
class SeatMapTest {
    private static final int GRADES = 3;
    private static final int MOST_BYTES_PER_CHANGE = 8_192;

    /** The states as a simple array, without anything that is kept up to date. */
    private static final class Model {
        private final SeatPlan plan;
        private final SeatState[] states;

        Model(SeatPlan plan) {
            this.plan = plan;
            this.states = IntStream.range(0, plan.size()).mapToObj(seat -> free(plan, seat)).toArray(SeatState[]::new);
        }

        void set(List<SeatState> changes) {
            changes.forEach(change -> states[plan.indexOf(change.seat())] = change);
        }

        void expire(long now) {
            for (int seat = 0; seat < states.length; seat++) {
                if (states[seat].status() == SeatStatus.LOCKED && states[seat].heldUntil() <= now) {
                    states[seat] = free(plan, seat);
                }
            }
        }

        List<SeatState> claimed() {
            return List.of(states).stream().filter(state -> state.status() != SeatStatus.AVAILABLE).toList();
        }

        long count(int grade, SeatStatus status) {
            return IntStream.range(0, states.length)
                .filter(seat -> plan.gradeIndex(seat) == grade && states[seat].status() == status)
                .count();
        }

        long nextExpiry() {
            return List.of(states).stream().filter(state -> state.status() == SeatStatus.LOCKED).mapToLong(SeatState::heldUntil).min()
                .orElse(-1);
        }

        int[] changedFrom(SeatState[] before) {
            return IntStream.range(0, states.length).filter(seat -> states[seat].status() != before[seat].status()).toArray();
        }
    }

    @Test
    void randomChangesGiveTheSameMapAsScratch() {
        Random random = new Random(13);
        SeatPlan plan = plan(1_100);
        Model model = new Model(plan);
        SeatMap map = SeatMap.of(plan, List.of());
        for (int step = 0; step < 1_000; step++) {
            SeatMap before = map;
            SeatState[] statesBefore = model.states.clone();
            List<SeatState> changes = changes(plan, random);
            if (step % 7 == 0) {
                model.expire(step);
                map = map.at(step);
            } else {
                model.set(changes);
                map = step % 11 == 0 ? map.withOnly(model.claimed()) : map.with(changes);
            }

            assertSame(map, model);
            assertThat(map.changedSince(before)).isEqualTo(model.changedFrom(statesBefore));
        }
    }

    @Test
    void whatDoesNotChangeKeepsTheMap() {
        SeatPlan plan = plan(600);
        List<SeatState> states = List.of(new SeatState(plan.id(3), SeatStatus.SOLD, 0), new SeatState(plan.id(500), SeatStatus.LOCKED, 9));
        SeatMap map = SeatMap.of(plan, states);

        assertThat(map.with(states)).isSameAs(map);
        assertThat(map.withOnly(states)).isSameAs(map);
        assertThat(map.at(8)).isSameAs(map);
        assertThat(map.with(List.of(new SeatState(UUID.randomUUID(), SeatStatus.SOLD, 0)))).isSameAs(map);
    }

    @Test
    void aChunkWithoutFreeSeatsIsKnown() {
        SeatPlan plan = plan(600);
        SeatMap map = SeatMap.of(plan, IntStream.range(0, 512).mapToObj(seat -> new SeatState(plan.id(seat), SeatStatus.SOLD, 0)).toList());

        assertThat(map.mayHaveAvailable(0, 512)).isFalse();
        assertThat(map.mayHaveAvailable(0, 513)).isTrue();
        assertThat(map.endOfChunk(0)).isEqualTo(256);
        assertThat(map.endOfChunk(520)).isEqualTo(600);
    }

    /** Bytes do not depend on the machine. A copy of 60,000 seats would take 540,000. */
    @Test
    void aChangeCopiesHardlyMoreInALargePerformanceThanInASmallOne() {
        long small = bytesPerChange(1_000);
        long large = bytesPerChange(60_000);

        System.out.println("A change of one seat allocates " + small + " bytes of 1,000 seats, " + large + " of 60,000");
        assertThat(large).isLessThan(MOST_BYTES_PER_CHANGE).isLessThan(small * 5 / 2);
    }

    private static long bytesPerChange(int seats) {
        SeatPlan plan = plan(seats);
        LiveSeats live =
            new LiveSeats(SeatMap.of(plan, List.of()), new ManualClock("2026-12-24T10:00:00Z"), (before, after, changed) -> { });
        long until = Long.MAX_VALUE / 2;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int changes = 500;
        long start = 0;
        for (int change = 0; change < 2 * changes; change++) {
            if (change == changes) {
                start = threads.getCurrentThreadAllocatedBytes();
            }
            List<SeatState> state = List.of(new SeatState(plan.id(change * 37 % seats), SeatStatus.LOCKED, until + change));
            live.refresh(List.of(), () -> state);
        }
        return (threads.getCurrentThreadAllocatedBytes() - start) / changes;
    }

    private static void assertSame(SeatMap map, Model model) {
        SeatMap scratch = SeatMap.of(model.plan, model.claimed());
        assertThat(map.version()).isEqualTo(scratch.version());
        assertThat(map.isLike(scratch)).isTrue();
        assertThat(map.nextExpiry().orElse(-1L)).isEqualTo(model.nextExpiry());
        long free = 0;
        long held = 0;
        for (int grade = 0; grade < GRADES; grade++) {
            assertThat((long) map.available(grade)).isEqualTo(model.count(grade, SeatStatus.AVAILABLE));
            assertThat((long) map.held(grade)).isEqualTo(model.count(grade, SeatStatus.LOCKED));
            free += map.available(grade);
            held += map.held(grade);
        }
        long sold = IntStream.range(0, GRADES).mapToLong(grade -> model.count(grade, SeatStatus.SOLD)).sum();
        assertThat(map.tally()).as("blocked seats are not sold").isEqualTo(new SeatTally(sold, held, free));
        for (int seat = 0; seat < map.plan().size(); seat++) {
            if (map.status(seat) != model.states[seat].status()) {
                throw new AssertionError("Seat " + seat + " is " + map.status(seat) + " instead of " + model.states[seat]);
            }
        }
    }

    /** Sometimes the same seat twice. */
    private static List<SeatState> changes(SeatPlan plan, Random random) {
        List<SeatState> changes = new ArrayList<>();
        int first = random.nextInt(plan.size());
        for (int i = random.nextInt(8); i >= 0; i--) {
            int seat = random.nextBoolean() ? (first + i) % plan.size() : random.nextInt(plan.size());
            SeatStatus status = SeatStatus.values()[random.nextInt(SeatStatus.values().length)];
            changes.add(new SeatState(plan.id(seat), status, status == SeatStatus.LOCKED ? 1 + random.nextInt(1_500) : 0));
            if (random.nextInt(10) == 0) {
                changes.add(free(plan, seat));
            }
        }
        return changes;
    }

    private static SeatState free(SeatPlan plan, int seat) {
        return new SeatState(plan.id(seat), SeatStatus.AVAILABLE, 0);
    }

    /** Rows of 50 in two grades, then units of general admission. */
    private static SeatPlan plan(int size) {
        UUID[] ids = Uuid7.ascending(size);
        int[] totals = new int[GRADES];
        List<PlannedSeat> seats = new ArrayList<>();
        for (int seat = 0; seat < size; seat++) {
            int grade = seat * GRADES / size;
            totals[grade]++;
            seats.add(grade == GRADES - 1 ? new PlannedSeat(ids[seat], seat + 1, null, 0, 0, grade, false)
                : new PlannedSeat(ids[seat], seat + 1, "S" + grade, seat / 50 + 1, seat % 50 + 1, grade, false));
        }
        List<Grade> grades = IntStream.range(0, GRADES)
            .mapToObj(grade -> new Grade(Uuid7.next(), "S" + grade, 1_000, "#d4380d", grade == GRADES - 1, totals[grade]))
            .toList();
        return new SeatPlan(PerformanceId.next(), EventId.next(), grades, List.of("S0", "S1"), seats);
    }
}
