package io.yemae.booking;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.payment.PointPayments;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SqlFile;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** What administrators do with anybody's reservations. */
@Stateless
public class ReservationAdministration {
    private static final String CANCEL = SqlFile.read(ReservationAdministration.class, "cancel.sql");
    /** A century, in hours: no start is so long ago that its reservations could not be cancelled. */
    private static final int AT_ANY_TIME = -24 * 365 * 100;

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    ReservationSearch search;

    @Inject
    Reservations reservations;

    @Inject
    PointPayments pointPayments;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    /**
     * A reservation as its buyer sees it, and who that is.
     *
     * @param cancelReason null unless somebody gave one
     */
    public record Whole(ReservationView reservation, BuyerView buyer, String cancelReason) {
    }

    /** The newest first; of the total no more than 10,000 are counted. */
    public Page<FoundReservation> find(ReservationFilter filter) {
        return search.find(filter);
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND} */
    public Whole get(ReservationId id) {
        ReservationSearch.Owned owned = owned(id);
        return new Whole(reservations.get(id, owned.buyer().id()), owned.buyer(), owned.cancelReason());
    }

    /**
     * However soon the performance starts, or long ago it did: a hold is released, a confirmed reservation is cancelled and refunded.
     * Cancelling again changes nothing.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}, conflict {@code HOLD_EXPIRED}
     */
    public void cancel(ReservationId id, String reason) {
        UserId buyer = owned(id).buyer().id();
        if (!cancelled(id, buyer, reason) && reservations.get(id, buyer).status() != ReservationStatus.CANCELLED) {
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

    /** Whether there was something to cancel. */
    @SuppressWarnings("unchecked")
    private boolean cancelled(ReservationId id, UserId buyer, String reason) {
        List<Tuple> rows = entityManager.createNativeQuery(CANCEL, Tuple.class)
            .setParameter(1, id.value())
            .setParameter(2, buyer.value())
            .setParameter(3, reason)
            .setParameter(4, AT_ANY_TIME)
            .setParameter(5, Uuid7.next())
            .getResultList();
        if (rows.isEmpty()) {
            return false;
        }
        changes.tell(Change.ofSeats(new PerformanceId(rows.get(0).get("performance_id", UUID.class)), id));
        if (ReservationStatus.of(rows.get(0).get("was", String.class)) == ReservationStatus.CONFIRMED) {
            pointPayments.refund(id, buyer);
        }
        audit.record("reservation.cancel", id.toString(), reason);
        return true;
    }
}
