package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.WritableLedger;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The operations of a payment gateway. Each throws {@link GatewayException} with the gateway's error code if it refuses. */
public final class Gateway {

    private final WritableLedger ledger;
    private final Clock clock;
    private final Consumer<Payment> changed;

    /** @param changed receives every payment after a change of its status or its balance */
    public Gateway(WritableLedger ledger, Clock clock, Consumer<Payment> changed) {
        this.ledger = ledger;
        this.clock = clock;
        this.changed = changed;
    }

    /** Opens the payment window. The buyer has 30 minutes to pay. */
    public Payment open(Order order) {
        Payment payment = Payment.ready(order, clock.instant());
        ledger.add(payment);
        return payment;
    }

    /** Records that the buyer has paid in the window. The shop has 10 minutes to confirm. */
    public Payment authenticate(String paymentKey, PaymentMethod method) {
        return change(paymentKey, payment -> payment.authenticated(method, clock.instant()));
    }

    /** Takes the money. */
    public Payment confirm(String paymentKey, String orderId, long amount) {
        return change(paymentKey, payment -> payment.confirmed(orderId, amount, clock.instant()));
    }

    /** Aborts the payment because the card company declines it. */
    public Payment decline(String paymentKey, Failure why) {
        return change(paymentKey, payment -> payment.declined(why));
    }

    /** @param amount in won; null for the remaining balance */
    public Payment cancel(String paymentKey, Long amount, String reason) {
        return change(paymentKey, payment -> payment.cancelled(amount, reason, clock.instant()));
    }

    public Payment find(String paymentKey) {
        return ledger.payment(paymentKey).map(this::current).orElseThrow(() -> new GatewayException(ErrorCode.NOT_FOUND_PAYMENT));
    }

    public Payment findByOrder(String orderId) {
        return ledger.ofOrder(orderId).map(this::current).orElseThrow(() -> new GatewayException(ErrorCode.NOT_FOUND_PAYMENT));
    }

    /** Expires the payments whose time is over. The sandbox calls this every second. */
    public void expire() {
        ledger.payments().forEach(this::current);
    }

    private Payment current(Payment payment) {
        Instant now = clock.instant();
        if (payment.asOf(now) == payment) {
            return payment;
        }
        boolean[] expired = {false};
        Payment updated = ledger.change(payment.paymentKey(), latest -> {
            Payment next = latest.asOf(now);
            expired[0] = next != latest;
            return next;
        });
        if (expired[0]) {
            changed.accept(updated);
        }
        return updated;
    }

    /** Expires the payment first if its time is over, so that the ledger shows EXPIRED before the step is refused. */
    private Payment change(String paymentKey, UnaryOperator<Payment> step) {
        find(paymentKey);
        Payment next = ledger.change(paymentKey, step);
        changed.accept(next);
        return next;
    }
}
