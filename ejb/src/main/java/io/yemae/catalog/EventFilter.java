package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.Set;

/**
 * The filter and the order of a list of events. A null member does not restrict the list.
 *
 * @param status   an unknown one finds nothing
 * @param text     words that each occur in a title, artist, venue or address, in Korean or English
 * @param category in Korean or English, ignoring case
 * @param venue    a part of a venue's name, in Korean or English
 * @param from     a performance starts then or later
 * @param until    a performance starts before then; both are about the same performance
 * @param minPrice in won; a grade costs that or more
 * @param maxPrice in won; a grade costs that or less, and both are about the same grade
 * @param among    the events that the caller may see
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
    Set<EventId> among,
    EventOrder order,
    Page.Request page) {

    public EventFilter(String status, String text, String category, String venue, Instant from, Instant until, Long minPrice, Long maxPrice,
                       EventOrder order, Page.Request page) {
        this(status, text, category, venue, from, until, minPrice, maxPrice, null, order, page);
    }

    /** By the start of the sale. */
    public static EventFilter of(String status, String text, Page.Request page) {
        return new EventFilter(status, text, null, null, null, null, null, null, EventOrder.SALE_START, page);
    }

    /** Only events with a performance that starts at this moment or later, and before that one. */
    public EventFilter between(Instant start, Instant end) {
        return new EventFilter(status, text, category, venue, start, end, minPrice, maxPrice, among, order, page);
    }

    /** The same events in another order. */
    public EventFilter in(EventOrder other) {
        return new EventFilter(status, text, category, venue, from, until, minPrice, maxPrice, among, other, page);
    }

    /** Only those of these events. @param events null for all */
    public EventFilter among(Set<EventId> events) {
        return new EventFilter(status, text, category, venue, from, until, minPrice, maxPrice, events, order, page);
    }

    /** A unique key of the filter. Each part is preceded by its length, so that no text can be read as two parts. */
    public String key() {
        StringBuilder key = new StringBuilder();
        Object events = among == null ? null : among.stream().map(EventId::toString).sorted().toList();
        for (Object part : new Object[] {status, text, category, venue, from, until, minPrice, maxPrice, events, order, page}) {
            String written = part == null ? "" : "=" + part;
            key.append(written.length()).append(written);
        }
        return key.toString();
    }
}
