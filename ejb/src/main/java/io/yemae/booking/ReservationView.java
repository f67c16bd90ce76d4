package io.yemae.booking;

import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reservation as its buyer sees it.
 *
 * @param english       title, venue and address in English, as far as there are any
 * @param eventDate     when its performance starts
 * @param status        EXPIRED for an expired hold, whether or not the sweeper has run
 * @param paymentMethod null until it is paid
 * @param total         items plus fee minus discount
 * @param offered       whether it began as an offer of the waiting list, which is paid without admission
 * @param confirmedAt   null until it is confirmed
 * @param cancelledAt   null until it is cancelled
 */
public record ReservationView(
    ReservationId id,
    String number,
    EventId event,
    String eventTitle,
    String posterImageUrl,
    String venue,
    String address,
    EventTexts english,
    Instant eventDate,
    ReservationStatus status,
    String paymentStatus,
    String paymentMethod,
    Won fee,
    Won discount,
    Won total,
    Instant expiresAt,
    Instant createdAt,
    boolean offered,
    Instant confirmedAt,
    Instant cancelledAt,
    List<Item> items) {

    /** Title, venue and address in a language. A missing English text is the Korean one. */
    public EventTexts in(Language language) {
        EventTexts korean = new EventTexts(eventTitle, null, null, venue, address);
        return language == Language.EN ? english.or(korean) : korean;
    }

    /**
     * A seat, or the units of one general-admission grade.
     *
     * @param seat     null for general admission, as are section, row, number and label
     * @param quantity 1 for a seat
     */
    public record Item(UUID seat, String label, String section, Integer row, Integer number, String grade, int quantity, Won unitPrice) {

        public Won subtotal() {
            return unitPrice.times(quantity);
        }
    }
}
