package io.yemae.catalog;

import io.yemae.shared.Page;
import java.time.Instant;

/**
 * Which events are asked for, in which order. What is null is not asked for.
 *
 * @param status   an unknown one finds nothing
 * @param text     words of which each is a part of a title, artist, venue or address, in Korean or English
 * @param category in Korean or English, whatever its case
 * @param venue    a part of a venue's name, in Korean or English
 * @param from     a performance starts then or later
 * @param until    a performance starts before then; both are about the same performance
 * @param minPrice won; some grade costs that or more
 * @param maxPrice won; some grade costs that or less, and both are about the same grade
 */
public record EventFilter(
    String status,
    String text,
    String category,
    String venue,
    Instant from,
    Instant until,
    Long minPrice,
    Long maxPrice,
    EventOrder order,
    Page.Request page) {

    /** By the start of the sale. */
    public static EventFilter of(String status, String text, Page.Request page) {
        return new EventFilter(status, text, null, null, null, null, null, null, EventOrder.SALE_START, page);
    }

    /** The same events in another order. */
    public EventFilter in(EventOrder other) {
        return new EventFilter(status, text, category, venue, from, until, minPrice, maxPrice, other, page);
    }

    /** Names what is asked for. Each part says how long it is, so that no text can pass for two parts. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (Object part : new Object[] {status, text, category, venue, from, until, minPrice, maxPrice, order, page}) {
            String written = part == null ? "" : "=" + part;
            key.append(written.length()).append(written);
        }
        return key.toString();
    }
}
