package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;

/**
 * One movement of money at the gateway.
 *
 * @param key   the gateway's key of the movement
 * @param order the id of our payment; any text if it is not a payment of ours
 * @param back  true for a refund, false for a payment
 */
public record GatewayMovement(String key, String paymentKey, String order, Won amount, boolean back, Instant at) {
}
