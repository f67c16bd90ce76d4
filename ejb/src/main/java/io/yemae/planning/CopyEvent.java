package io.yemae.planning;

import java.time.Duration;
import java.time.Instant;

/**
 * How to copy an event.
 *
 * @param title        null for the title of the event that is copied
 * @param shift        added to the sale window, the performances and the periods of discount codes
 * @param saleStart    when the sale of the copy starts; null for the shifted start
 * @param performances whether the performances are copied
 */
public record CopyEvent(String title, Duration shift, Instant saleStart, boolean performances) {
}
