package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.LedgerBook;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a payment gateway does, in its own words. Every verb throws {@link GatewayException} for what it refuses. */
public final class Gateway {

    private final LedgerBook ledger;
    private final Clock clock;
    private final Consumer<Payment> changed;

    /** @param changed told of every payment whose status changed or whose money moved */
    public Gateway(LedgerBook ledger, Clock clock, Consumer<Payment> changed) {
        this.ledger = ledger;
        this.clock = clock;
        this.changed = changed;
    }

    /** The payment window opens: the buyer has 30 minutes. */
    public Payment open(Order order) {
        Payment payment = Payment.ready(order, clock.instant());
        ledger.add(payment);
        return payment;
    }

    /** The buyer pays in the window; the shop has 10 minutes to confirm. */
    public Payment authenticate(String paymentKey, PaymentMethod method) {
        return change(paymentKey, payment -> payment.authenticated(method, clock.instant()));
    }

    /** The money is taken. */
    public Payment confirm(String paymentKey, String orderId, long amount) {
        return change(paymentKey, payment -> payment.confirmed(orderId, amount, clock.instant()));
    }

    /** The card company refuses. */
    public Payment decline(String paymentKey, Failure why) {
        return change(paymentKey, payment -> payment.declined(why));
    }

    /** @param amount in won; null for all that is left */
    public Payment cancel(String paymentKey, Long amount, String reason) {
        return change(paymentKey, payment -> payment.cancelled(amount, reason, clock.instant()));
    }

    public Payment find(String paymentKey) {
        return ledger.payment(paymentKey).map(this::current).orElseThrow(() -> new GatewayException(ErrorCode.NOT_FOUND_PAYMENT));
    }

    public Payment findByOrder(String orderId) {
        return ledger.ofOrder(orderId).map(this::current).orElseThrow(() -> new GatewayException(ErrorCode.NOT_FOUND_PAYMENT));
    }

    /** Ends the payments that somebody was too slow for; the sandbox calls this every second. */
    public void expire() {
        ledger.payments().forEach(this::current);
    }

    private Payment current(Payment payment) {
        Instant now = clock.instant();
        if (payment.asOf(now) == payment) {
            return payment;
        }
        boolean[] expired = {false};
        Payment then = ledger.change(payment.paymentKey(), latest -> {
            Payment next = latest.asOf(now);
            expired[0] = next != latest;
            return next;
        });
        if (expired[0]) {
            changed.accept(then);
        }
        return then;
    }

    /** Looks first, so that a payment nobody was in time for is EXPIRED in the books before it refuses the step. */
    private Payment change(String paymentKey, UnaryOperator<Payment> step) {
        find(paymentKey);
        Payment next = ledger.change(paymentKey, step);
        changed.accept(next);
        return next;
    }
}
