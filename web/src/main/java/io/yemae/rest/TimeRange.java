package io.yemae.rest;

import io.yemae.shared.Problem;
import java.time.Instant;

/**
 * A period to search in, as {@code from} and {@code to} of a list.
 *
 * @param from  the first instant; null for no limit
 * @param until the instant after the last; null for no limit
 */
public record TimeRange(Instant from, Instant until) {

    /** @throws Problem invalid if either value is not an ISO-8601 instant with an offset, or {@code to} is before {@code from} */
    public static TimeRange of(String from, String to) {
        TimeRange range = new TimeRange(instant("from", from), instant("to", to));
        if (range.from != null && range.until != null && range.until.isBefore(range.from)) {
            throw Problem.invalidField("to", "끝은 시작보다 빠를 수 없습니다.");
        }
        return range;
    }

    private static Instant instant(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Dates.instant(text)
            .orElseThrow(() -> Problem.invalidField(name, "시각은 2026-11-21T00:00:00Z 같은 형식이어야 합니다."));
    }
}
