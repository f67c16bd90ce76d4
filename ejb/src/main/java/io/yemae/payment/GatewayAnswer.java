package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;

/** What the gateway says of a payment, in our words. Whoever reads it decides nothing by codes or HTTP. */
public sealed interface GatewayAnswer {

    /**
     * The money was taken.
     *
     * @param order    our payment's id, as the gateway has it
     * @param currency ISO 4217
     * @param at       when, by the gateway's clock
     */
    record Paid(String paymentKey, String order, Won amount, String currency, Instant at) implements GatewayAnswer {

        /** Whether it is the money that we asked for, to the won. */
        public boolean isOf(PaymentView payment) {
            return payment.id().toString().equals(order) && payment.amount().equals(amount) && "KRW".equals(currency);
        }
    }

    /**
     * The money was taken and all of it given back.
     *
     * @param takenAt when it was taken, by the gateway's clock
     * @param at      when it was given back, by the gateway's clock
     */
    record Returned(String paymentKey, Won amount, Instant takenAt, Instant at) implements GatewayAnswer {
    }

    /** Nothing was taken so far; the buyer may be at the window, or the gateway may wait for us. */
    record Waiting(String paymentKey, boolean confirmable) implements GatewayAnswer {
    }

    /** For good: nothing was taken, or is given back, and asking again changes nothing. */
    record Refused(String code, String message) implements GatewayAnswer {
    }

    /** Nobody knows; the gateway has to be asked before anything else happens. */
    record Unclear(String reason) implements GatewayAnswer {
    }

    /** Our keys or our contract are wrong: the buyer can do nothing about it, and it counts for nothing. */
    record Misconfigured(String code) implements GatewayAnswer {
    }
}
