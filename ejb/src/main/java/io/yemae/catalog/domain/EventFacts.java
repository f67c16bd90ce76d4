package io.yemae.catalog.domain;

import io.yemae.catalog.Closed;
import io.yemae.catalog.ConcertView;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.PerformanceView;
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
 * What is true of an event whatever the time: it can be kept. What it is at an instant follows from it, here and nowhere else but for the same words
 * in the statement that searches by status.
 *
 * @param showings in the order of their starts, cancelled ones too
 * @param grades   dearest first
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
    Instant saleStart,
    Instant saleEnd,
    UUID seatLayoutId,
    boolean cancelled,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<Showing> showings,
    List<GradeView> grades) {

    /** One performance. */
    public record Showing(PerformanceId id, long number, Instant startsAt, Instant endsAt, boolean cancelled) {
    }

    /** Whether it can be sold at this instant as far as the clock and a cancellation tell. */
    public boolean isOnSale(Instant now) {
        return clockStatus(now).equals("on_sale");
    }

    /** @param free whether a seat of it is free; of no account unless {@link #isOnSale} */
    public EventView at(Instant now, boolean free) {
        String status = clockStatus(now);
        return new EventView(id, number, title, description, venue, address, eventDate(now), saleStart, saleEnd, posterImageUrl,
            status.equals("on_sale") && !free ? "sold_out" : status, artistName, category, runningMinutes, first(Showing::startsAt),
            last(Showing::startsAt), last(Showing::endsAt), seatLayoutId, createdBy, createdAt, updatedAt, grades);
    }

    /** Those that start within a time; either end of it may be null. */
    public List<PerformanceView> performances(Instant now, Instant from, Instant until) {
        return showings.stream()
            .filter(showing -> (from == null || !showing.startsAt().isBefore(from)) && (until == null || showing.startsAt().isBefore(until)))
            .map(showing -> new PerformanceView(showing.id(), showing.number(), showing.startsAt(), showing.endsAt(), closed(showing, now)))
            .toList();
    }

    /** After that, what is free now may not be for sale any more. */
    public Optional<Instant> nextStart(Instant now) {
        return given().map(Showing::startsAt).filter(start -> start.isAfter(now)).findFirst();
    }

    public Optional<ConcertView> concert() {
        return grades.stream().map(GradeView::price).min(Comparator.comparingLong(Won::amount)).map(price -> new ConcertView(number, title, price));
    }

    private String clockStatus(Instant now) {
        if (cancelled) {
            return "cancelled";
        }
        if (now.isBefore(saleStart)) {
            return "upcoming";
        }
        return now.isBefore(saleEnd) && given().anyMatch(showing -> showing.endsAt().isAfter(now)) ? "on_sale" : "ended";
    }

    /** From the final reason to the passing one. */
    private Closed closed(Showing showing, Instant now) {
        if (cancelled || showing.cancelled()) {
            return Closed.CANCELLED;
        }
        if (!now.isBefore(showing.startsAt())) {
            return Closed.STARTED;
        }
        if (!now.isBefore(saleEnd)) {
            return Closed.SALE_ENDED;
        }
        return now.isBefore(saleStart) ? Closed.SALE_NOT_STARTED : null;
    }

    private Instant eventDate(Instant now) {
        return given().filter(showing -> showing.endsAt().isAfter(now)).map(Showing::startsAt).findFirst()
            .or(() -> showings.stream().map(Showing::startsAt).max(Comparator.naturalOrder()))
            .orElse(null);
    }

    private Instant first(Function<Showing, Instant> when) {
        return given().map(when).min(Comparator.naturalOrder()).orElse(null);
    }

    private Instant last(Function<Showing, Instant> when) {
        return given().map(when).max(Comparator.naturalOrder()).orElse(null);
    }

    private Stream<Showing> given() {
        return showings.stream().filter(showing -> !showing.cancelled());
    }
}
