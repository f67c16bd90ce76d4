package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in the format of the gateway: Asia/Seoul, to the second. */
final class SeoulTime {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter LOCAL_MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private SeoulTime() {
    }

    /** {@code 2026-01-02T03:04:05+09:00}; null stays null. */
    static String withOffset(Instant instant) {
        return instant == null ? null
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(SEOUL).toOffsetDateTime());
    }

    /** {@code 2026-01-02T03:04:05.678}, as in webhooks. */
    static String local(Instant instant) {
        return LOCAL_MILLIS.format(instant.atZone(SEOUL));
    }

    /**
     * Reads {@code 2026-01-02T03:04:05[.678]}, with or without an offset.
     *
     * @throws GatewayException INVALID_REQUEST for any other text, and for null
     */
    static Instant parse(String name, String text) {
        try {
            return LocalDateTime.parse(text).atZone(SEOUL).toInstant();
        } catch (DateTimeException | NullPointerException notLocal) {
            return parseWithOffset(name, text);
        }
    }

    private static Instant parseWithOffset(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NullPointerException e) {
            throw GatewayException.invalid(name + "은(는) yyyy-MM-dd'T'HH:mm:ss 형식이어야 합니다.");
        }
    }
}
