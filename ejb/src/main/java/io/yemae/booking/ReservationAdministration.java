package io.yemae.booking;

import io.yemae.audit.AuditLog;
import io.yemae.audit.ViewedIds;
import io.yemae.booking.persistence.ReservationSearch;
import io.yemae.booking.persistence.ReservationSlices;
import io.yemae.booking.persistence.StaffActionRows;
import io.yemae.payment.Payments;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Staff's access to the reservations of all users, or of those of their events. Each action is audited. */
@Stateless
public class ReservationAdministration {

    @Inject
    ReservationSearch search;

    @Inject
    ReservationSlices slices;

    @Inject
    Reservations reservations;

    @Inject
    Cancellations cancellations;

    @Inject
    Payments payments;

    @Inject
    StaffActionRows actions;

    @Inject
    AuditLog audit;

    /**
     * A reservation as its buyer sees it, the buyer, and what only staff may see.
     *
     * @param cancelReason null if there is none
     * @param payments     all that went beyond an order, the successful one first
     * @param actions      what was done about it, latest first
     */
    public record AdministeredReservation(Reservations.Detail detail, BuyerView buyer, String cancelReason,
                                          List<Payments.Detail> payments, List<StaffAction> actions) {
    }

    /** Newest first, without the text of the filter. The total is counted up to 10,000. The audit log records which were shown. */
    public Page<FoundReservation> find(ReservationFilter filter, Page.Request page) {
        Page<FoundReservation> found = search.find(filter, page);
        recordViewed(found.items());
        return found;
    }

    /**
     * Newest first. The audit log records which were shown.
     *
     * @param after the reservation that the slice follows; null for the first slice
     */
    public ReservationSlice slice(ReservationFilter filter, ReservationId after, int limit) {
        List<UUID> ids = slices.ids(filter, after, limit + 1);
        List<FoundReservation> found = search.ofIds(ids.size() > limit ? ids.subList(0, limit) : ids);
        recordViewed(found);
        return new ReservationSlice(found, ids.size() > limit ? new ReservationId(ids.get(limit - 1)) : null);
    }

    /** The ids of the newest reservations of a filter. */
    public List<ReservationId> ids(ReservationFilter filter, int most) {
        return ids(filter, null, most);
    }

    /**
     * The ids of reservations of a filter, newest first.
     *
     * @param after the reservation that they follow; null for the newest ones
     */
    public List<ReservationId> ids(ReservationFilter filter, ReservationId after, int most) {
        return slices.ids(filter, after, most).stream().map(ReservationId::new).toList();
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND} */
    public AdministeredReservation get(ReservationId id) {
        ReservationSearch.Owned owned = owned(id);
        audit.record("reservation.read", id.toString(), "");
        return new AdministeredReservation(reservations.detail(id, owned.buyer().id()), owned.buyer(), owned.cancelReason(),
            payments.of(id).stream().map(payment -> new Payments.Detail(payment, payments.refunds(payment.id()))).toList(),
            actions.about(id));
    }

    /** What {@link #cancel} would do now. @throws Problem not found {@code RESERVATION_NOT_FOUND} */
    public CancellationTerms cancellationTerms(ReservationId id) {
        return CancellationTerms.atAnyTime(reservations.get(id, owned(id).buyer().id()), payments.pointsOf(id));
    }

    /**
     * Releases a hold, or cancels and refunds a confirmed reservation, at any time before or after the start. Idempotent.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}, conflict {@code HOLD_EXPIRED}
     */
    public void cancel(ReservationId id, String reason) {
        UserId buyer = owned(id).buyer().id();
        if (!cancellations.cancelAtAnyTime(id, buyer, reason) && reservations.get(id, buyer).status() != ReservationStatus.CANCELLED) {
            throw Problem.conflict("HOLD_EXPIRED", "예약 시간이 이미 만료되었습니다.");
        }
    }

    private void recordViewed(List<FoundReservation> found) {
        audit.record("reservation.search", "reservations", ViewedIds.of(found.stream().map(each -> each.id().toString()).toList()));
    }

    private ReservationSearch.Owned owned(ReservationId id) {
        ReservationSearch.Owned owned = search.owned(id);
        if (owned == null) {
            throw ReservationId.unknown();
        }
        return owned;
    }
}
