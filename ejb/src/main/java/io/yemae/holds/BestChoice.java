package io.yemae.holds;

import io.yemae.holds.Holds.Wanted;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Chooses the best seats for a buyer who names grades instead of seats. They are offered to nobody else on this node for a moment. */
@ApplicationScoped
class BestChoice {
    /** How many times seats are chosen if others are faster. */
    static final int MOST_CHOICES = 5;

    @Inject
    SeatMaps seatMaps;

    /**
     * @param own    the seats that the buyer has, which count as free
     * @param chosen gets the seats, also those before a failure: {@link #withdraw} those that are not taken after all
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}, conflict {@code NOT_ENOUGH_SEATS}
     */
    void choose(PerformanceId performance, List<Wanted> wanted, List<SeatId> own, List<SeatId> chosen) {
        for (Wanted each : wanted) {
            List<SeatId> left = own.stream().filter(seat -> !chosen.contains(seat)).toList();
            List<SeatId> best = seatMaps.offer(performance, each.grade(), each.quantity(), left);
            if (best.isEmpty()) {
                throw Problem.conflict("NOT_ENOUGH_SEATS", "남은 좌석이 부족합니다.");
            }
            chosen.addAll(best);
        }
    }

    /** Offers seats to others again that were chosen and not taken. */
    void withdraw(PerformanceId performance, List<SeatId> chosen) {
        seatMaps.withdraw(performance, chosen);
    }
}
