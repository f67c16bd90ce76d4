package io.yemae.waitlist;

import io.yemae.audit.AuditLog;
import io.yemae.booking.SeatOffers;
import io.yemae.booking.SeatOffers.Offer;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Visitor;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.seating.SeatPlan;
import io.yemae.shared.SeatId;
import io.yemae.waitlist.domain.SeatCriteria;
import io.yemae.waitlist.domain.SeatMatch;
import io.yemae.waitlist.persistence.WaitingListStatements;
import io.yemae.waitlist.persistence.WaitingListStatements.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers the returned seats of one performance to its waiting list, in the caller's transaction. */
@ApplicationScoped
class OfferRound {

    @Inject
    SeatOffers seats;

    @Inject
    WaitingListStatements statements;

    @Inject
    Policies policies;

    @Inject
    AuditLog audit;

    @Inject
    Metrics metrics;

    /**
     * Offers the reserved seats, together with free ones beside them, to the entries in the order of the list. An entry that the seats do
     * not satisfy keeps its place. Does nothing if another node works on the same list.
     */
    void offer(SeatPlan plan) {
        List<SeatId> released = seats.release(plan.performance());
        if (released.isEmpty()) {
            return;
        }
        BitSet free = statements.available(plan);
        BitSet onSale = (BitSet) free.clone();
        released.stream().mapToInt(seat -> plan.indexOf(seat.value())).filter(seat -> seat >= 0).forEach(onSale::clear);
        // The free seats only decrease during a round, so criteria that failed once are not tried again.
        Set<SeatCriteria> unsatisfied = new HashSet<>();
        for (Waiting waiting : statements.waiting(plan.performance(), free.cardinality(), policies.get(Policy.SEATS_PER_USER))) {
            if (free.isEmpty()) {
                return;
            }
            if (!unsatisfied.contains(waiting.criteria()) && !offer(plan, waiting, free, onSale)) {
                unsatisfied.add(waiting.criteria());
            }
        }
    }

    /** @return false if the criteria cannot be satisfied */
    private boolean offer(SeatPlan plan, Waiting waiting, BitSet free, BitSet onSale) {
        for (List<Integer> found = find(plan, free, waiting); !found.isEmpty(); found = find(plan, free, waiting)) {
            Optional<Offer> offer = seats.offer(waiting.id().value(), found.stream().map(seat -> new SeatId(plan.id(seat))).toList());
            if (offer.isPresent()) {
                found.forEach(free::clear);
                record(waiting, offer.get());
                return true;
            }
            List<Integer> taken = found.stream().filter(onSale::get).toList();
            if (taken.isEmpty()) {
                // The owner has left the list or bought other seats in the meantime.
                return true;
            }
            // A buyer has taken one of the seats that were on sale. Try again without those.
            taken.forEach(free::clear);
        }
        return false;
    }

    private static List<Integer> find(SeatPlan plan, BitSet free, Waiting waiting) {
        return new SeatMatch(plan, free).find(waiting.criteria());
    }

    private void record(Waiting waiting, Offer offer) {
        audit.record("waitlist.offer", waiting.id().toString(), "reservation " + offer.reservation() + " until " + offer.until());
        metrics.count(EventMetric.WAITING_LIST_OFFERS, offer.event(), waiting.criteria().quantity(), Visitor.of(offer.user()));
    }
}
