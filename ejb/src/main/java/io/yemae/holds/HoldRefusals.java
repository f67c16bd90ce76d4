package io.yemae.holds;

import io.yemae.holds.Holds.HoldSeats;
import io.yemae.holds.persistence.HoldStatements.Limits;
import io.yemae.holds.persistence.HoldStatements.Refusal;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** The problems of refused holds. */
@ApplicationScoped
class HoldRefusals {
    /* Unique indexes that a concurrent request of the same buyer violates. */
    private static final Set<String> SLOTS = Set.of("reservation_items_slot", "reservations_hold_slot");

    @Inject
    SeatMaps seatMaps;

    /** Empty if the seats of the request seem to be free: another transaction has locked one, or the buyer has too many seats. */
    Optional<Problem> reason(Refusal refusal, HoldSeats seats, Limits limits) {
        if (!refusal.userExists()) {
            return Optional.of(Problem.userGone());
        }
        // Requirement 2 has the same answer for an unknown event and for seats of another event.
        if (refusal.eventStatus() == null || refusal.seatsFound() != seats.seats().size()) {
            return Optional.of(Problem.conflict("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다."));
        }
        if (!refusal.eventStatus().equals("on_sale") || refusal.performanceClosed()) {
            return Optional.of(Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다."));
        }
        if (refusal.performances() > 1) {
            return Optional.of(Problem.conflict("SEAT_NOT_FOUND", "한 번에 한 회차의 좌석만 선택할 수 있습니다."));
        }
        if (refusal.taken() != null) {
            return Optional.of(taken(refusal.taken(), seats));
        }
        return refusal.liveHolds() >= limits.holdsPerUser()
            ? Optional.of(Problem.conflict("HOLD_LIMIT", "결제를 기다리는 예매는 동시에 " + limits.holdsPerUser() + "건까지 가능합니다."))
            : Optional.empty();
    }

    /** @param labels of the taken seats, separated by commas */
    SeatsTaken taken(String labels, HoldSeats seats) {
        return new SeatsTaken(labels, () -> seatMaps.alternatives(seats.performance(), seats.seats()));
    }

    Problem seatLimit(Refusal refusal, Limits limits) {
        int limit = refusal.eventLimit() == null ? limits.seatsPerUser() : refusal.eventLimit();
        return Problem.conflict("SEAT_LIMIT", "최대 " + limit + "석까지 선택 가능합니다.");
    }

    /** The failure, or conflict {@code CONCURRENT_HOLD} if a concurrent request of the same buyer was faster on another node. */
    RuntimeException ofRace(RuntimeException failure) {
        return Constraints.violated(failure).filter(SLOTS::contains).isPresent() ? concurrent() : failure;
    }

    Problem concurrent() {
        return Problem.conflict("CONCURRENT_HOLD", "다른 예매 요청을 처리하고 있습니다. 잠시 후 다시 시도해주세요.");
    }
}
