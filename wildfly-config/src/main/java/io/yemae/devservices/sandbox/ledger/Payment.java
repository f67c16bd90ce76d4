package io.yemae.devservices.sandbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt to pay an order. READY after the window has opened, IN_PROGRESS after the buyer has authenticated, DONE after the shop has
 * confirmed, then PARTIAL_CANCELED and CANCELED. ABORTED if the card company declines, EXPIRED if the buyer or the shop is too slow.
 *
 * <p>Immutable: each step returns the next state, or throws the gateway's error.
 */
public record Payment(String paymentKey, Order order, PaymentStatus status, Instant requestedAt, Instant authenticatedAt,
                      Instant approvedAt, String approvalKey, List<Cancellation> cancellations, Failure failure) {

    static final Duration TIME_TO_AUTHENTICATE = Duration.ofMinutes(30);
    static final Duration TIME_TO_CONFIRM = Duration.ofMinutes(10);
    private static final Duration MIN_TIME_BETWEEN_CANCELS = Duration.ofSeconds(1);
    private static final long MIN_CARD_AMOUNT = 100;
    private static final Failure EXPIRED = new Failure("EXPIRED_PAYMENT", "결제가 만료되었습니다. 다시 시도해주세요.");

    public static Payment ready(Order order, Instant now) {
        return new Payment(RandomKeys.paymentKey(), order, PaymentStatus.READY, now, null, null, null, List.of(), null);
    }

    /** The buyer has authenticated with the card company. */
    public Payment authenticated(PaymentMethod method, Instant now) {
        require(status == PaymentStatus.READY, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        Order orderWithMethod = new Order(order.orderId(), order.orderName(), order.amount(), method);
        return new Payment(paymentKey, orderWithMethod, PaymentStatus.IN_PROGRESS, requestedAt, now, null, null, cancellations, null);
    }

    /** The shop confirms and the money is taken. */
    public Payment confirmed(String orderId, long amount, Instant now) {
        require(order.orderId().equals(orderId), ErrorCode.FORBIDDEN_REQUEST);
        require(!status.paid(), ErrorCode.ALREADY_PROCESSED_PAYMENT);
        require(status == PaymentStatus.IN_PROGRESS, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        if (order.amount() != amount) {
            throw GatewayException.invalid("결제 요청 금액과 승인 요청 금액이 일치하지 않습니다.");
        }
        require(amount >= MIN_CARD_AMOUNT, ErrorCode.BELOW_MINIMUM_AMOUNT);
        return new Payment(paymentKey, order, PaymentStatus.DONE, requestedAt, authenticatedAt, now, RandomKeys.transactionKey(),
            cancellations, null);
    }

    /** The card company declines. No money is taken, now or later. */
    public Payment declined(Failure why) {
        require(!status.paid(), ErrorCode.ALREADY_PROCESSED_PAYMENT);
        require(status == PaymentStatus.IN_PROGRESS, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        return withStatus(PaymentStatus.ABORTED, why);
    }

    /**
     * A full or partial refund.
     *
     * @param amount in won; null for the remaining balance
     */
    public Payment cancelled(Long amount, String reason, Instant now) {
        require(status != PaymentStatus.CANCELED, ErrorCode.ALREADY_CANCELED_PAYMENT);
        require(status.paid(), ErrorCode.NOT_CANCELABLE_PAYMENT);
        require(cancellations.isEmpty() || !now.isBefore(lastCancellation().at().plus(MIN_TIME_BETWEEN_CANCELS)),
            ErrorCode.FORBIDDEN_CONSECUTIVE_REQUEST);
        long refund = amount == null ? balance() : amount;
        require(refund >= 1 && refund <= balance(), ErrorCode.NOT_CANCELABLE_AMOUNT);
        List<Cancellation> all = new ArrayList<>(cancellations);
        all.add(new Cancellation(RandomKeys.transactionKey(), reason, now, refund, balance() - refund));
        PaymentStatus next = refund == balance() ? PaymentStatus.CANCELED : PaymentStatus.PARTIAL_CANCELED;
        return new Payment(paymentKey, order, next, requestedAt, authenticatedAt, approvedAt, approvalKey, List.copyOf(all), null);
    }

    /** This payment at {@code now}: EXPIRED if the buyer or the shop was too slow, else unchanged. */
    public Payment asOf(Instant now) {
        boolean late = status == PaymentStatus.READY && !now.isBefore(requestedAt.plus(TIME_TO_AUTHENTICATE))
            || status == PaymentStatus.IN_PROGRESS && !now.isBefore(authenticatedAt.plus(TIME_TO_CONFIRM));
        return late ? withStatus(PaymentStatus.EXPIRED, EXPIRED) : this;
    }

    /** What was taken and not refunded, in won. */
    public long balance() {
        return !status.paid() ? 0 : cancellations.isEmpty() ? order.amount() : lastCancellation().refundable();
    }

    /** The key of the latest transaction; null if there is none. */
    public String lastTransactionKey() {
        return cancellations.isEmpty() ? approvalKey : lastCancellation().transactionKey();
    }

    /** A copy with another status and no check of the transition. Also used for false webhooks. */
    public Payment withStatus(PaymentStatus other, Failure why) {
        return new Payment(paymentKey, order, other, requestedAt, authenticatedAt, approvedAt, approvalKey, cancellations, why);
    }

    List<Transaction> transactions() {
        List<Transaction> all = new ArrayList<>();
        if (status.paid()) {
            all.add(new Transaction(approvalKey, this, PaymentStatus.DONE, approvedAt, order.amount()));
        }
        for (Cancellation cancellation : cancellations) {
            PaymentStatus kind = cancellation.refundable() == 0 ? PaymentStatus.CANCELED : PaymentStatus.PARTIAL_CANCELED;
            all.add(new Transaction(cancellation.transactionKey(), this, kind, cancellation.at(), cancellation.amount()));
        }
        return all;
    }

    private Cancellation lastCancellation() {
        return cancellations.get(cancellations.size() - 1);
    }

    private static void require(boolean condition, ErrorCode otherwise) {
        if (!condition) {
            throw new GatewayException(otherwise);
        }
    }
}
