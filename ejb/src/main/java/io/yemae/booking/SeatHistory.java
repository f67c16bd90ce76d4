package io.yemae.booking;

import io.yemae.audit.AuditLog;
import io.yemae.booking.persistence.SeatClaimRows;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatPlan;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who has a seat, and who had it before, for administrators. What they have seen is audited. */
@Stateless
public class SeatHistory {

    @Inject
    SeatClaimRows rows;

    @Inject
    SeatMaps seatMaps;

    @Inject
    AuditLog audit;

    /**
     * A seat with the reservations that have or had it.
     *
     * @param index  in the plan
     * @param claims the newest first
     */
    public record ClaimedSeat(int index, String label, List<SeatClaim> claims) {
    }

    /**
     * The seats in the order of the request. Of each at most the newest 50 reservations.
     *
     * @param planVersion the version of the plan that the indexes belong to
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND}, conflict {@code PLAN_CHANGED}, invalid if there is no such seat
     */
    public List<ClaimedSeat> of(PerformanceId performance, String planVersion, List<Integer> indexes) {
        List<SeatId> seats = seatMaps.seats(performance, planVersion, indexes);
        SeatPlan plan = seatMaps.map(performance).plan();
        Map<SeatId, List<SeatClaim>> claims = rows.of(plan.event(), performance, seats);
        List<ClaimedSeat> found = IntStream.range(0, seats.size())
            .mapToObj(i -> new ClaimedSeat(indexes.get(i), plan.label(indexes.get(i)), claims.getOrDefault(seats.get(i), List.of())))
            .toList();
        audit.record("seat.read", performance.toString(), found.stream()
            .map(each -> each.label() + ": " + each.claims().stream().map(claim -> claim.reservation().toString())
                .collect(Collectors.joining(" ")))
            .collect(Collectors.joining(", ")));
        return found;
    }
}
