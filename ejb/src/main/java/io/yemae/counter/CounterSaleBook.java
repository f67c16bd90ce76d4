package io.yemae.counter;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.counter.persistence.CounterSaleRows;
import io.yemae.counter.persistence.CounterSaleRows.Recorded;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.Payments;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.till.CounterPayments;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks up sales at counters. */
@Stateless
public class CounterSaleBook {

    @Inject
    CounterSaleRows rows;

    @Inject
    Reservations reservations;

    @Inject
    Payments payments;

    @Inject
    CounterPayments counter;

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND}, also if it was not sold at a counter */
    public CounterSaleView get(ReservationId id) {
        return view(rows.find(id).orElseThrow(ReservationId::unknown));
    }

    /**
     * The sales of a reservation number, or of a member of staff since a moment; at most 100, the latest first.
     *
     * @param among  null for all events
     * @param number null for those of the member of staff
     */
    public List<CounterSaleView> find(Set<EventId> among, String number, UserId staff, Instant since) {
        List<Recorded> found = number == null ? rows.of(staff, since) : rows.byNumber(number);
        return found.stream().filter(sale -> among == null || among.contains(sale.event())).map(this::view).toList();
    }

    private CounterSaleView view(Recorded sale) {
        ReservationView reservation = reservations.get(sale.reservation(), sale.buyer());
        boolean awaitsMoney = payments.get(sale.payment()).payment().status() == PaymentStatus.REFUNDING;
        return new CounterSaleView(reservation, sale.soldBy(), sale.soldAt(), sale.hasAccount(), sale.name(), sale.phone(),
            counter.taken(sale.payment()).orElseThrow(), counter.returned(sale.payment()).orElse(null),
            awaitsMoney || reservation.status() == ReservationStatus.CONFIRMED);
    }
}
