package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;

/**
 * Money that moved at the gateway.
 *
 * @param key   the gateway's name of the movement
 * @param order our payment's id as the gateway has it; anything, when it is no payment of ours
 * @param back  whether it was given back rather than taken
 */
public record GatewayMovement(String key, String paymentKey, String order, Won amount, boolean back, Instant at) {
}
