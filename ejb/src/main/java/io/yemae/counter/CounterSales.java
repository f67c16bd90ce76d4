package io.yemae.counter;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.audit.AuditLog;
import io.yemae.booking.Cancellations;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.booking.Sales;
import io.yemae.checkout.Quotes;
import io.yemae.checkout.Refunds;
import io.yemae.counter.SellAtCounter.Best;
import io.yemae.counter.SellAtCounter.Seats;
import io.yemae.counter.persistence.CounterSaleRows;
import io.yemae.counter.persistence.CounterSaleRows.Recorded;
import io.yemae.holds.CounterHolds;
import io.yemae.payment.CounterPayments;
import io.yemae.payment.Means;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.Payments;
import io.yemae.points.Points;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sells seats at a counter, and gives back there what was taken. Each action is audited. */
@Stateless
public class CounterSales {

    @Inject
    CounterSaleRows rows;

    @Inject
    CounterHolds holds;

    @Inject
    Quotes quotes;

    @Inject
    Sales sales;

    @Inject
    CounterPayments counter;

    @Inject
    Payments payments;

    @Inject
    Cancellations cancellations;

    @Inject
    Refunds refunds;

    @Inject
    Reservations reservations;

    @Inject
    Accounts accounts;

    @Inject
    Points points;

    @Inject
    AuditLog audit;

    /**
     * Sells seats in one transaction: they are taken, paid and confirmed, or nothing happens.
     *
     * @throws Problem as {@link CounterHolds#hold}, {@link CounterHolds#holdBest} and {@link Quotes#use}; invalid if points are to be taken
     *     from nobody; not found {@code CUSTOMER_NOT_FOUND}; conflict {@code INSUFFICIENT_POINTS}, or {@code PRICE_CHANGED} if the price is
     *     not the one that the buyer was told
     */
    public CounterSaleView sell(SellAtCounter command, UserId staff) {
        UserId buyer = buyer(command);
        ReservationId id = command.choice() instanceof Seats seats ? holds.hold(buyer, command.performance(), seats.seats())
            : holdBest(buyer, command, (Best) command.choice());
        Won total = quotes.use(id, buyer, command.discountCode(), Won.ZERO).total();
        if (command.expected() != null && !command.expected().equals(total)) {
            throw Problem.conflict("PRICE_CHANGED", "가격이 바뀌었습니다. 지금 가격은 " + total.amount() + "원입니다.");
        }
        if (!sales.confirm(id, buyer, command.means().method()).orElseThrow(() -> notHeld(id)).complete()) {
            throw notHeld(id);
        }
        PaymentId payment = counter.take(id, buyer, total, command.means(), command.approvalNumber(), staff);
        rows.add(id, payment, staff, command.name(), command.phone());
        audit.record("counter.sale", id.toString(), command.means().wireName() + " " + total.amount());
        return get(id);
    }

    /**
     * Cancels a sale, at any time before or after the start, and gives back what was taken: money by hand, points to the account. If the
     * buyer has cancelled it already, or the performance is cancelled, the money that waits for its refund is given back. Idempotent.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}
     */
    public CounterSaleView refund(ReservationId id, UserId staff, String reason) {
        Recorded sale = recorded(id);
        boolean wasSold = cancellations.cancelAtAnyTime(id, sale.buyer(), reason);
        PaymentStatus status = payments.get(sale.payment()).payment().status();
        if (status == PaymentStatus.REFUNDING) {
            refunds.returnedByHand(sale.payment(), staff, reason);
        } else if (wasSold) {
            counter.giveBack(sale.payment(), staff, reason);
        }
        if (wasSold || status == PaymentStatus.REFUNDING) {
            audit.record("counter.refund", id.toString(), reason);
        }
        return get(id);
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND}, also if it was not sold at a counter */
    public CounterSaleView get(ReservationId id) {
        return view(recorded(id));
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

    /** @throws Problem not found {@code CUSTOMER_NOT_FOUND} */
    public CustomerView customer(String email) {
        UserView user = accounts.find(email).orElseThrow(CounterSales::unknownCustomer);
        audit.record("counter.customer", user.id().toString(), "");
        return CustomerView.of(user.name(), points.balance(user.number(), user.id(), true));
    }

    private UserId buyer(SellAtCounter command) {
        if (command.customer() != null) {
            return accounts.find(command.customer()).map(UserView::id).orElseThrow(CounterSales::unknownCustomer);
        }
        if (command.means() == Means.POINTS) {
            throw Problem.invalidField("customer", "포인트로 받으려면 고객의 이메일을 입력해주세요.");
        }
        return UserId.next();
    }

    private ReservationId holdBest(UserId buyer, SellAtCounter command, Best best) {
        return holds.holdBest(buyer, command.performance(), best.grade(), best.quantity());
    }

    private Recorded recorded(ReservationId id) {
        return rows.find(id).orElseThrow(ReservationId::unknown);
    }

    private CounterSaleView view(Recorded sale) {
        ReservationView reservation = reservations.get(sale.reservation(), sale.buyer());
        boolean awaitsMoney = payments.get(sale.payment()).payment().status() == PaymentStatus.REFUNDING;
        return new CounterSaleView(reservation, sale.soldBy(), sale.soldAt(), sale.hasAccount(), sale.name(), sale.phone(),
            counter.taken(sale.payment()).orElseThrow(), counter.returned(sale.payment()).orElse(null),
            awaitsMoney || reservation.status() == ReservationStatus.CONFIRMED);
    }

    private static IllegalStateException notHeld(ReservationId id) {
        return new IllegalStateException("Seats were lost in the transaction that took them: " + id);
    }

    private static Problem unknownCustomer() {
        return Problem.notFound("CUSTOMER_NOT_FOUND", "이 이메일의 고객 계정이 없습니다.");
    }
}
