package io.yemae.queue;

import java.time.Instant;

/**
 * The draw among the users who came before the sale opened. Anybody can check it: the number of an arrival is its rank among
 * {@code SHA-256(seed + ":" + arrival)} of the arrivals 1 to {@code size}.
 *
 * @param hash    SHA-256 of the seed in hexadecimal, published from the beginning
 * @param seed    null until the draw
 * @param size    number of participants; 0 until the draw
 * @param drawnAt null until the draw
 */
public record QueueDraw(String hash, String seed, long size, Instant drawnAt) {
}
