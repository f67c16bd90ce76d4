package io.yemae.catalog.domain;

import io.yemae.catalog.ConcertView;
import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.catalog.Poster;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The stored facts of an event, which do not depend on the time and can therefore be cached. The status at an instant is derived from them
 * here, and in the same words by the SQL statement that searches by status ({@code list-events.sql}).
 *
 * @param performances in order of their start, including cancelled ones
 * @param grades       most expensive first
 */
public record EventFacts(
    EventId id,
    long number,
    String title,
    String description,
    String artistName,
    String category,
    String venue,
    String address,
    int runningMinutes,
    String posterImageUrl,
    Poster poster,
    Instant saleStart,
    Instant saleEnd,
    UUID seatLayoutId,
    boolean cancelled,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<Performance> performances,
    List<GradeView> grades,
    EventTexts english) {

    public record Performance(PerformanceId id, long number, Instant startsAt, Instant endsAt, boolean cancelled) {
    }

    /** Whether the event is on sale by clock and cancellation, regardless of its seats. */
    public boolean isOnSale(Instant now) {
        return clockStatus(now).equals("on_sale");
    }

    /** @param free whether a seat is free; ignored unless {@link #isOnSale} */
    public EventView at(Instant now, boolean free) {
        String status = clockStatus(now);
        return new EventView(id, number, title, description, venue, address, eventDate(now), saleStart, saleEnd, posterImageUrl, poster,
            status.equals("on_sale") && !free ? "sold_out" : status, artistName, category, runningMinutes, first(Performance::startsAt),
            last(Performance::startsAt), last(Performance::endsAt), seatLayoutId, createdBy, createdAt, updatedAt, grades,
            english);
    }

    /**
     * The performances that start within a range.
     *
     * @param from  null for no lower bound
     * @param until exclusive; null for no upper bound
     */
    public List<PerformanceView> performances(Instant now, Instant from, Instant until) {
        return performances.stream()
            .filter(each -> (from == null || !each.startsAt().isBefore(from)) && (until == null || each.startsAt().isBefore(until)))
            .map(each -> new PerformanceView(each.id(), each.number(), each.startsAt(), each.endsAt(), notBookable(each, now)))
            .toList();
    }

    /** The next start of a performance. Seats that are free now may not be for sale afterwards. */
    public Optional<Instant> nextStart(Instant now) {
        return notCancelled().map(Performance::startsAt).filter(start -> start.isAfter(now)).findFirst();
    }

    /** When the event or one of its performances may next have another status, although nobody edits it. Empty if never. */
    public Optional<Instant> nextChange(Instant now) {
        Stream<Instant> ofPerformances = performances.stream().flatMap(each -> Stream.of(each.startsAt(), each.endsAt()));
        return Stream.concat(Stream.of(saleStart, saleEnd), ofPerformances)
            .filter(instant -> instant.isAfter(now))
            .min(Comparator.naturalOrder());
    }

    /** Empty if the event has no grades. */
    public Optional<ConcertView> concert() {
        return grades.stream().map(GradeView::price).min(Comparator.comparingLong(Won::amount))
            .map(price -> new ConcertView(number, title, price));
    }

    private String clockStatus(Instant now) {
        if (cancelled) {
            return "cancelled";
        }
        if (now.isBefore(saleStart)) {
            return "upcoming";
        }
        return now.isBefore(saleEnd) && notCancelled().anyMatch(performance -> performance.endsAt().isAfter(now)) ? "on_sale" : "ended";
    }

    /** Permanent reasons take precedence over temporary ones. Null if it can be booked. */
    private NotBookable notBookable(Performance performance, Instant now) {
        if (cancelled || performance.cancelled()) {
            return NotBookable.CANCELLED;
        }
        if (!now.isBefore(performance.startsAt())) {
            return NotBookable.STARTED;
        }
        if (!now.isBefore(saleEnd)) {
            return NotBookable.SALE_ENDED;
        }
        return now.isBefore(saleStart) ? NotBookable.SALE_NOT_STARTED : null;
    }

    private Instant eventDate(Instant now) {
        return notCancelled().filter(performance -> performance.endsAt().isAfter(now)).map(Performance::startsAt).findFirst()
            .or(() -> performances.stream().map(Performance::startsAt).max(Comparator.naturalOrder()))
            .orElse(null);
    }

    private Instant first(Function<Performance, Instant> when) {
        return notCancelled().map(when).min(Comparator.naturalOrder()).orElse(null);
    }

    private Instant last(Function<Performance, Instant> when) {
        return notCancelled().map(when).max(Comparator.naturalOrder()).orElse(null);
    }

    private Stream<Performance> notCancelled() {
        return performances.stream().filter(performance -> !performance.cancelled());
    }
}
