package io.yemae.rest;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Ids in paths and bodies, as text. */
public final class PathIds {

    private PathIds() {
    }

    /** @throws Problem invalid, with this sentence */
    public static UUID uuid(Object text, String sentence) {
        return Uuid7.parse(text).orElseThrow(() -> Problem.invalid("INVALID_ID", sentence));
    }

    /** @throws Problem invalid */
    public static EventId event(String text) {
        return new EventId(uuid(text, "이벤트 ID의 형식이 올바르지 않습니다."));
    }

    /** @throws Problem invalid */
    public static PerformanceId performance(String text) {
        return new PerformanceId(uuid(text, "회차 ID의 형식이 올바르지 않습니다."));
    }

    /** @throws Problem invalid */
    public static ReservationId reservation(String text) {
        return new ReservationId(uuid(text, "예매 ID의 형식이 올바르지 않습니다."));
    }

    /** @throws Problem invalid */
    public static UserId user(String text) {
        return new UserId(uuid(text, "사용자 ID의 형식이 올바르지 않습니다."));
    }

    /** The canonical spelling of an id or a short number. Any other text is returned unchanged. */
    public static String canonical(String text) {
        return Uuid7.parse(text).map(UUID::toString).orElseGet(() -> number(text) == 0 ? text : String.valueOf(number(text)));
    }

    /** A short number of requirement 3. 0, which is no id, if the text is not a number. */
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
