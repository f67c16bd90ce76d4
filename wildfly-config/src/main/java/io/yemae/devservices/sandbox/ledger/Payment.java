package io.yemae.devservices.sandbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt to pay an order: READY when the window opens, IN_PROGRESS when the buyer has authenticated, DONE when the shop
 * has confirmed; from there PARTIAL_CANCELED and CANCELED. ABORTED when the card company refuses, EXPIRED when the buyer or the
 * shop is too slow. A payment never changes: each verb answers its successor, or throws what the gateway would answer.
 */
public record Payment(String paymentKey, Order order, PaymentStatus status, Instant requestedAt, Instant authenticatedAt,
                      Instant approvedAt, String approvalKey, List<Cancellation> cancellations, Failure failure) {

    static final Duration TIME_TO_AUTHENTICATE = Duration.ofMinutes(30);
    static final Duration TIME_TO_CONFIRM = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CANCELS = Duration.ofSeconds(1);
    private static final long LEAST_BY_CARD = 100;
    private static final Failure EXPIRED = new Failure("EXPIRED_PAYMENT", "결제가 만료되었습니다. 다시 시도해주세요.");

    public static Payment ready(Order order, Instant now) {
        return new Payment(Keys.paymentKey(), order, PaymentStatus.READY, now, null, null, null, List.of(), null);
    }

    /** The buyer has proved to be the owner of the card. */
    public Payment authenticated(PaymentMethod method, Instant now) {
        require(status == PaymentStatus.READY, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        Order paidSo = new Order(order.orderId(), order.orderName(), order.amount(), method);
        return new Payment(paymentKey, paidSo, PaymentStatus.IN_PROGRESS, requestedAt, now, null, null, cancellations, null);
    }

    /** The shop agrees and the money is taken. */
    public Payment confirmed(String orderId, long amount, Instant now) {
        require(order.orderId().equals(orderId), ErrorCode.FORBIDDEN_REQUEST);
        require(!status.paid(), ErrorCode.ALREADY_PROCESSED_PAYMENT);
        require(status == PaymentStatus.IN_PROGRESS, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        if (order.amount() != amount) {
            throw GatewayException.invalid("결제 요청 금액과 승인 요청 금액이 일치하지 않습니다.");
        }
        require(amount >= LEAST_BY_CARD, ErrorCode.BELOW_MINIMUM_AMOUNT);
        return new Payment(paymentKey, order, PaymentStatus.DONE, requestedAt, authenticatedAt, now, Keys.transactionKey(),
            cancellations, null);
    }

    /** The card company refuses; nothing was taken and nothing can be. */
    public Payment declined(Failure why) {
        require(!status.paid(), ErrorCode.ALREADY_PROCESSED_PAYMENT);
        require(status == PaymentStatus.IN_PROGRESS, ErrorCode.NOT_FOUND_PAYMENT_SESSION);
        return withStatus(PaymentStatus.ABORTED, why);
    }

    /**
     * Money goes back.
     *
     * @param amount in won; null for all that is left
     */
    public Payment cancelled(Long amount, String reason, Instant now) {
        require(status != PaymentStatus.CANCELED, ErrorCode.ALREADY_CANCELED_PAYMENT);
        require(status.paid(), ErrorCode.NOT_CANCELABLE_PAYMENT);
        require(cancellations.isEmpty() || !now.isBefore(lastCancellation().at().plus(BETWEEN_CANCELS)),
            ErrorCode.FORBIDDEN_CONSECUTIVE_REQUEST);
        long back = amount == null ? balance() : amount;
        require(back >= 1 && back <= balance(), ErrorCode.NOT_CANCELABLE_AMOUNT);
        List<Cancellation> all = new ArrayList<>(cancellations);
        all.add(new Cancellation(Keys.transactionKey(), reason, now, back, balance() - back));
        PaymentStatus next = back == balance() ? PaymentStatus.CANCELED : PaymentStatus.PARTIAL_CANCELED;
        return new Payment(paymentKey, order, next, requestedAt, authenticatedAt, approvedAt, approvalKey, List.copyOf(all), null);
    }

    /** This payment as it is at {@code now}: EXPIRED if somebody was too slow. */
    public Payment asOf(Instant now) {
        boolean late = status == PaymentStatus.READY && !now.isBefore(requestedAt.plus(TIME_TO_AUTHENTICATE))
            || status == PaymentStatus.IN_PROGRESS && !now.isBefore(authenticatedAt.plus(TIME_TO_CONFIRM));
        return late ? withStatus(PaymentStatus.EXPIRED, EXPIRED) : this;
    }

    /** Won that were taken and not given back. */
    public long balance() {
        return !status.paid() ? 0 : cancellations.isEmpty() ? order.amount() : lastCancellation().refundable();
    }

    /** Key of the latest movement of money; null before any. */
    public String lastTransactionKey() {
        return cancellations.isEmpty() ? approvalKey : lastCancellation().transactionKey();
    }

    /** A copy that claims another status, for answers and events that lie. */
    public Payment withStatus(PaymentStatus other, Failure why) {
        return new Payment(paymentKey, order, other, requestedAt, authenticatedAt, approvedAt, approvalKey, cancellations, why);
    }

    List<Transaction> transactions() {
        List<Transaction> all = new ArrayList<>();
        if (status.paid()) {
            all.add(new Transaction(approvalKey, this, PaymentStatus.DONE, approvedAt, order.amount()));
        }
        for (Cancellation back : cancellations) {
            PaymentStatus kind = back.refundable() == 0 ? PaymentStatus.CANCELED : PaymentStatus.PARTIAL_CANCELED;
            all.add(new Transaction(back.transactionKey(), this, kind, back.at(), back.amount()));
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
