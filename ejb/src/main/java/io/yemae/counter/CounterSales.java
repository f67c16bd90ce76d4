package io.yemae.counter;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Sales;
import io.yemae.counter.SellAtCounter.Best;
import io.yemae.counter.SellAtCounter.Seats;
import io.yemae.counter.persistence.CounterSaleRows;
import io.yemae.holds.CounterHolds;
import io.yemae.payment.PaymentId;
import io.yemae.pricing.Quotes;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.till.CounterPayments;
import io.yemae.till.Means;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Sells seats at a counter. */
@Stateless
public class CounterSales {

    @Inject
    CounterSaleRows rows;

    @Inject
    CounterCustomers customers;

    @Inject
    CounterHolds holds;

    @Inject
    Quotes quotes;

    @Inject
    Sales sales;

    @Inject
    CounterPayments counter;

    @Inject
    AuditLog audit;

    /**
     * Sells seats in one transaction: they are taken, paid and confirmed, or nothing happens.
     *
     * @throws Problem as {@link CounterHolds#hold}, {@link CounterHolds#holdBest} and {@link Quotes#use}; invalid if points are to be taken
     *     from nobody; not found {@code CUSTOMER_NOT_FOUND}; conflict {@code INSUFFICIENT_POINTS}, or {@code PRICE_CHANGED} if the price is
     *     not the one that the buyer was told
     */
    public ReservationId sell(SellAtCounter command, UserId staff) {
        UserId buyer = buyer(command);
        ReservationId id = hold(command, buyer);
        Won total = quotes.use(id, buyer, command.discountCode(), Won.ZERO).total();
        if (command.expected() != null && !command.expected().equals(total)) {
            throw Problem.conflict("PRICE_CHANGED", "가격이 바뀌었습니다. 지금 가격은 " + total.amount() + "원입니다.");
        }
        if (!sales.confirm(id, buyer, command.means().method()).map(Sales.Sold::complete).orElse(false)) {
            throw new IllegalStateException("Seats were lost in the transaction that took them: " + id);
        }
        PaymentId payment = counter.take(id, buyer, total, command.means(), command.approvalNumber(), staff);
        rows.add(id, payment, staff, command.name(), command.phone());
        audit.record("counter.sale", id.toString(), command.means().wireName() + " " + total.amount());
        return id;
    }

    private UserId buyer(SellAtCounter command) {
        if (command.customer() != null) {
            return customers.id(command.customer());
        }
        if (command.means() == Means.POINTS) {
            throw Problem.invalidField("customer", "포인트로 받으려면 고객의 이메일을 입력해주세요.");
        }
        return UserId.next();
    }

    private ReservationId hold(SellAtCounter command, UserId buyer) {
        if (command.choice() instanceof Seats chosen) {
            return holds.hold(buyer, command.performance(), chosen.seats());
        }
        Best best = (Best) command.choice();
        return holds.holdBest(buyer, command.performance(), best.grade(), best.quantity());
    }
}
