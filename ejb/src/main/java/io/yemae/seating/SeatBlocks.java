package io.yemae.seating;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.seating.persistence.SeatBlockRows;
import io.yemae.shared.Audited;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Seats that are not for sale, and what the staff have to know of single seats. Seats are blocked and released all or none. The row locks
 * of the seats decide between a block and a buyer who come at the same moment.
 */
@Stateless
public class SeatBlocks {
    /** So many seats are named in the audit log; of the others only their number. */
    private static final int NAMED = 20;

    @Inject
    SeatBlockRows rows;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Changes changes;

    @Inject
    Event<Audited> audited;

    /**
     * A seat that is blocked or has a note.
     *
     * @param index   in the plan
     * @param blocked null if it is not blocked
     * @param note    null if it has none
     */
    public record Marked(int index, SeatId id, String label, Blocked blocked, String note) {
    }

    /**
     * Why, by whom and when a seat was blocked.
     *
     * @param remark null if there is none
     */
    public record Blocked(BlockReason reason, String remark, UserId by, Instant since) {
    }

    /** In the order of the seats. @throws Problem not found {@code PERFORMANCE_NOT_FOUND} */
    public List<Marked> marked(PerformanceId performance) {
        SeatPlan plan = seatMaps.map(performance).plan();
        return rows.marked(performance).stream()
            .map(row -> new Marked(plan.indexOf(row.seat().value()), row.seat(), row.label(), row.blocked(), row.note()))
            .filter(seat -> seat.index() >= 0)
            .toList();
    }

    /**
     * Takes free seats off the sale. A seat whose hold has expired is free.
     *
     * @param seats  of this performance, with a position
     * @param remark null for none
     * @param by     the member of the staff
     * @throws Problem conflict {@code SEATS_NOT_FREE} with the indexes of the seats that are held, sold or blocked; then none is blocked.
     *     Invalid {@code SEAT_TWICE}; not found {@code PERFORMANCE_NOT_FOUND}
     */
    public void block(PerformanceId performance, List<SeatId> seats, BlockReason reason, String remark, UserId by) {
        requireDistinct(seats);
        List<Integer> missed = missed(performance, seats, rows.block(seats, reason, remark, by));
        if (!missed.isEmpty()) {
            throw SeatsNotChanged.notFree(missed);
        }
        changed("seats.block", performance, reason.wireName() + ", " + named(performance, seats));
    }

    /**
     * Offers blocked seats for sale.
     *
     * @throws Problem conflict {@code SEATS_NOT_BLOCKED} with the indexes of the seats that are not blocked; then none is released.
     *     Otherwise as {@link #block}
     */
    public void release(PerformanceId performance, List<SeatId> seats) {
        requireDistinct(seats);
        List<Integer> missed = missed(performance, seats, rows.release(seats));
        if (!missed.isEmpty()) {
            throw SeatsNotChanged.notBlocked(missed);
        }
        changed("seats.release", performance, named(performance, seats));
    }

    /**
     * Writes a note for the staff on seats in any state, in place of the one before.
     *
     * @param note null to remove it
     */
    public void note(PerformanceId performance, List<SeatId> seats, String note, UserId by) {
        requireDistinct(seats);
        rows.note(seats, note, by);
        audited.fire(new Audited("seats.note", performance.toString(), named(performance, seats)));
    }

    private void changed(String action, PerformanceId performance, String detail) {
        changes.publish(Change.ofSeats(performance));
        audited.fire(new Audited(action, performance.toString(), detail));
    }

    private List<Integer> missed(PerformanceId performance, List<SeatId> wanted, Set<SeatId> done) {
        SeatPlan plan = seatMaps.map(performance).plan();
        return wanted.stream().filter(seat -> !done.contains(seat)).map(seat -> plan.indexOf(seat.value())).sorted().toList();
    }

    private String named(PerformanceId performance, List<SeatId> seats) {
        SeatPlan plan = seatMaps.map(performance).plan();
        String first = seats.stream().limit(NAMED).map(seat -> plan.label(plan.indexOf(seat.value()))).collect(Collectors.joining(", "));
        return seats.size() + ": " + first + (seats.size() > NAMED ? ", …" : "");
    }

    private static void requireDistinct(List<SeatId> seats) {
        if (new HashSet<>(seats).size() != seats.size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
    }
}
