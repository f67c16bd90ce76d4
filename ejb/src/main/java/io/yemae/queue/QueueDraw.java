package io.yemae.queue;

import java.time.Instant;

/**
 * The draw among those who came before the sale opened, so that anybody can check it: the number of an arrival is its rank among
 * {@code SHA-256(seed + ":" + arrival)} of the arrivals 1 to {@code size}.
 *
 * @param hash    SHA-256 of the seed in hexadecimal, published from the beginning
 * @param seed    null until the draw
 * @param size    how many took part; 0 until the draw
 * @param drawnAt null until the draw
 */
public record QueueDraw(String hash, String seed, long size, Instant drawnAt) {
}
