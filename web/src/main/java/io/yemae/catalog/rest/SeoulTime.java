package io.yemae.catalog.rest;

import io.yemae.shared.Seoul;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Instants formatted in Asia/Seoul. */
public final class SeoulTime {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu년 MM월 dd일").withZone(Seoul.ZONE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu년 MM월 dd일 HH:mm").withZone(Seoul.ZONE);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Seoul.ZONE);

    private SeoulTime() {
    }

    /** A day in the format of requirement 1; null if the instant is null. */
    public static String day(Instant instant) {
        return instant == null ? null : DAY.format(instant);
    }

    /** A minute in the format of requirement 1; null if the instant is null. */
    public static String minute(Instant instant) {
        return instant == null ? null : MINUTE.format(instant);
    }

    /** A second in the format of requirement 3. */
    public static String second(Instant instant) {
        return SECOND.format(instant);
    }
}
