package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;

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

        /** What the payment module took before it called back. */
        public static Paid byModule(PaymentView payment) {
            return new Paid(payment.paymentKey(), payment.id().toString(), payment.amount(), "KRW", payment.approvedAt());
        }
    }

    /**
     * The money was taken and all of it given back.
     *
     * @param takenAt   when it was taken, by the gateway's clock
     * @param at        when the last of it was given back, by the gateway's clock
     * @param movements what went back when; empty for the payment module, which gives back in one
     */
    record Returned(String paymentKey, Won amount, Instant takenAt, Instant at, List<GatewayMovement> movements) implements GatewayAnswer {

        /** Whether it is all of the payment, to the won. */
        public boolean isOf(PaymentView payment) {
            return payment.amount().equals(amount);
        }
    }

    /**
     * The money was taken and a part of it given back, which only the gateway's own desk does.
     *
     * @param order   our payment's id, as the gateway has it
     * @param amount  what was taken
     * @param balance what has not been given back
     * @param takenAt when it was taken, by the gateway's clock
     */
    record PartlyReturned(String paymentKey, String order, Won amount, Won balance, Instant takenAt, List<GatewayMovement> movements)
        implements GatewayAnswer {

        /** Whether it is the money that we asked for, to the won. */
        public boolean isOf(PaymentView payment) {
            return payment.id().toString().equals(order) && payment.amount().equals(amount);
        }
    }

    /** A status that means nothing to us, such as a dispute: for an operator. */
    record Strange(String status) implements GatewayAnswer {
    }

    /** Nothing was taken so far; the buyer may be at the window, or the gateway may wait for us. */
    record Waiting(String paymentKey, boolean confirmable) implements GatewayAnswer {
    }

    /** For good: nothing was taken, or is given back, and asking again changes nothing. */
    record Refused(String code, String message) implements GatewayAnswer {
    }

    /**
     * Nobody knows; the gateway has to be asked before anything else happens.
     *
     * @param code   the gateway's, or UNCLEAR when it gave none
     * @param reason for operators
     */
    record Unclear(String code, String reason) implements GatewayAnswer {

        public Unclear(String reason) {
            this("UNCLEAR", reason);
        }
    }

    /** Our keys or our contract are wrong: the buyer can do nothing about it, and it counts for nothing. */
    record Misconfigured(String code) implements GatewayAnswer {
    }
}
