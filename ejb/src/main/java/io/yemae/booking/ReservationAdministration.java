package io.yemae.booking;

import io.yemae.booking.persistence.ReservationSearch;
import io.yemae.ops.AuditLog;
import io.yemae.ops.ViewedIds;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What administrators do with anybody's reservations. */
@Stateless
public class ReservationAdministration {

    @Inject
    ReservationSearch search;

    @Inject
    Reservations reservations;

    @Inject
    Cancellations cancellations;

    @Inject
    AuditLog audit;

    /**
     * A reservation as its buyer sees it, and who that is.
     *
     * @param cancelReason null unless somebody gave one
     */
    public record Whole(Reservations.Story story, BuyerView buyer, String cancelReason) {
    }

    /** The newest first; of the total no more than 10,000 are counted. The log is told whose were shown. */
    public Page<FoundReservation> find(ReservationFilter filter) {
        Page<FoundReservation> found = search.find(filter);
        audit.record("reservation.search", "reservations", ViewedIds.of(found.items().stream().map(each -> each.id().toString()).toList()));
        return found;
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND} */
    public Whole get(ReservationId id) {
        ReservationSearch.Owned owned = owned(id);
        audit.record("reservation.read", id.toString(), "");
        return new Whole(reservations.story(id, owned.buyer().id()), owned.buyer(), owned.cancelReason());
    }

    /**
     * However soon the performance starts, or long ago it did: a hold is released, a confirmed reservation is cancelled and refunded.
     * Cancelling again changes nothing.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}, conflict {@code HOLD_EXPIRED}
     */
    public void cancel(ReservationId id, String reason) {
        UserId buyer = owned(id).buyer().id();
        if (!cancellations.cancelAtAnyTime(id, buyer, reason) && reservations.get(id, buyer).status() != ReservationStatus.CANCELLED) {
            throw Problem.conflict("HOLD_EXPIRED", "예약 시간이 이미 만료되었습니다.");
        }
    }

    private ReservationSearch.Owned owned(ReservationId id) {
        ReservationSearch.Owned owned = search.owned(id);
        if (owned == null) {
            throw Problem.notFound("RESERVATION_NOT_FOUND", "예약을 찾을 수 없습니다.");
        }
        return owned;
    }
}
