package io.yemae.devservices.sandbox.ledger;

import java.util.regex.Pattern;

/**
 * An order that the shop wants to be paid.
 *
 * @param amount in won, at least 1
 */
public record Order(String orderId, String orderName, long amount, PaymentMethod method) {

    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9\\-_=]{6,64}");
    private static final int MAX_NAME_LENGTH = 100;

    public Order {
        requireOrderId(orderId);
        if (amount < 1) {
            throw GatewayException.invalid("amount는 1 이상의 정수여야 합니다.");
        }
        if (orderName == null || orderName.isBlank() || orderName.length() > MAX_NAME_LENGTH) {
            throw GatewayException.invalid("orderName은 1자 이상 100자 이하여야 합니다.");
        }
    }

    /** @throws GatewayException INVALID_REQUEST unless the id has 6 to 64 characters of {@code A-Za-z0-9-_=} */
    public static void requireOrderId(String orderId) {
        if (orderId == null || !ORDER_ID.matcher(orderId).matches()) {
            throw GatewayException.invalid("orderId는 영문 대소문자, 숫자, 특수문자(-, _, =)로 이루어진 6자 이상 64자 이하의 문자열이어야 합니다.");
        }
    }
}
