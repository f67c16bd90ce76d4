package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;

/** The gateway's answer about a payment, free of the gateway's error codes and of HTTP. */
public sealed interface GatewayAnswer {

    /**
     * The money was taken.
     *
     * @param order    the id of our payment as the gateway has it
     * @param currency ISO 4217
     * @param at       when the money was taken, by the gateway's clock
     */
    record Paid(String paymentKey, String order, Won amount, String currency, Instant at) implements GatewayAnswer {

        /** Whether order, amount and currency are those of the payment. */
        public boolean isOf(PaymentView payment) {
            return payment.id().toString().equals(order) && payment.amount().equals(amount) && "KRW".equals(currency);
        }

        /** The answer that a callback of the payment module amounts to: the money was taken before the call. */
        public static Paid byModule(PaymentView payment) {
            return new Paid(payment.paymentKey(), payment.id().toString(), payment.amount(), "KRW", payment.approvedAt());
        }
    }

    /**
     * The money was taken and all of it refunded.
     *
     * @param takenAt   when it was taken, by the gateway's clock
     * @param at        when the last part was refunded, by the gateway's clock
     * @param movements the refunds; empty for the payment module, which refunds in one
     */
    record Returned(String paymentKey, Won amount, Instant takenAt, Instant at, List<GatewayMovement> movements) implements GatewayAnswer {

        /** Whether the amount is that of the payment. */
        public boolean isOf(PaymentView payment) {
            return payment.amount().equals(amount);
        }
    }

    /**
     * The money was taken and a part of it refunded. The platform never does that; an operator did it in the gateway's console.
     *
     * @param order   the id of our payment as the gateway has it
     * @param amount  what was taken
     * @param balance what has not been refunded
     * @param takenAt when it was taken, by the gateway's clock
     */
    record PartlyReturned(String paymentKey, String order, Won amount, Won balance, Instant takenAt, List<GatewayMovement> movements)
        implements GatewayAnswer {

        /** Whether order, amount and currency are those of the payment. */
        public boolean isOf(PaymentView payment) {
            return payment.id().toString().equals(order) && payment.amount().equals(amount);
        }
    }

    /** A status that the platform does not handle, such as a dispute. An operator has to look at it. */
    record UnexpectedStatus(String status) implements GatewayAnswer {
    }

    /** Nothing was taken so far. The buyer is in the payment window, or the gateway waits for our confirmation (confirmable). */
    record Waiting(String paymentKey, boolean confirmable) implements GatewayAnswer {
    }

    /** A final refusal: nothing was taken, or nothing is refunded, and repeating the call changes nothing. */
    record Refused(String code, String message) implements GatewayAnswer {
    }

    /**
     * The outcome is unknown. The gateway has to be asked before anything else happens.
     *
     * @param code   the gateway's code, or UNCLEAR if it gave none
     * @param reason for operators
     */
    record Unclear(String code, String reason) implements GatewayAnswer {

        public Unclear(String reason) {
            this("UNCLEAR", reason);
        }
    }

    /** The gateway refuses our keys or our request. The buyer cannot fix that, and it says nothing about the payment. */
    record Misconfigured(String code) implements GatewayAnswer {
    }
}
