package io.yemae.waitlist;

import io.yemae.account.ConfirmedAddresses;
import io.yemae.catalog.GradeView;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatStatus;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.waitlist.domain.SeatCriteria;
import io.yemae.waitlist.domain.SeatMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The conditions of joining a waiting list that are checked in memory. The cheapest is checked first. */
@ApplicationScoped
class WaitingConditions {

    @Inject
    FeatureFlags features;

    @Inject
    ConfirmedAddresses addresses;

    @Inject
    SeatMaps seatMaps;

    /** @throws Problem as {@link WaitingList#join} */
    void require(JoinWaitingList command) {
        features.require(FeatureFlag.HOLDS);
        addresses.require(command.user());
        SeatMap map = seatMaps.map(command.performance());
        SeatPlan plan = map.plan();
        if (!command.grades().stream().allMatch(wanted -> plan.grades().stream().anyMatch(grade -> grade.id().equals(wanted)))) {
            throw GradeView.unknown();
        }
        BitSet free = new BitSet(plan.size());
        if (!map.isSoldOut()) {
            IntStream.range(0, plan.size()).filter(seat -> map.status(seat) == SeatStatus.AVAILABLE).forEach(free::set);
        }
        if (!new SeatMatch(plan, free).find(new SeatCriteria(command.quantity(), command.grades(), command.together())).isEmpty()) {
            throw Problem.conflict("SEATS_AVAILABLE", "원하시는 좌석이 남아 있습니다. 바로 예매하실 수 있습니다.");
        }
    }

    /** @throws Problem not found {@code PERFORMANCE_NOT_FOUND} */
    void requireKnown(PerformanceId performance) {
        seatMaps.map(performance);
    }
}
