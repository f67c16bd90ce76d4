package io.yemae.receipts;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.tokens.SignedCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs entry codes, which admit a visitor: the number of a confirmed reservation, its event, start and seats. The time of issue is the
 * time of the confirmation. If a seat was cancelled and sold again, the later code is valid.
 */
@ApplicationScoped
class EntryCodes {
    // Every performance is over a day after its start.
    private static final Duration VALID_AFTER_START = Duration.ofDays(1);
    // Ten seats in sections with the longest names do not fit into a QR code. The code then contains only the number of places.
    private static final int MOST_BYTES_OF_SEATS = 400;

    private final SignedCodes codes;

    /** For the container's proxy. */
    protected EntryCodes() {
        this(null);
    }

    @Inject
    public EntryCodes(SignedCodes codes) {
        this.codes = codes;
    }

    /** @return empty unless the reservation is confirmed */
    public Optional<String> codeOf(ReservationView reservation) {
        if (reservation.status() != ReservationStatus.CONFIRMED) {
            return Optional.empty();
        }
        return Optional.of(codes.sign(SignedCodes.Purpose.ENTRY, reservation.number(), claims(reservation), reservation.confirmedAt(),
            reservation.eventDate().plus(VALID_AFTER_START)));
    }

    private static Map<String, Object> claims(ReservationView reservation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("event", reservation.event().value().toString());
        claims.put("start", reservation.eventDate().getEpochSecond());
        claims.put("places", reservation.items().stream().mapToInt(ReservationView.Item::quantity).sum());
        List<String> seats = reservation.items().stream().map(ReservationView.Item::label).filter(label -> label != null).toList();
        if (!seats.isEmpty() && String.join(",", seats).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_SEATS) {
            claims.put("seats", seats);
        }
        return claims;
    }
}
