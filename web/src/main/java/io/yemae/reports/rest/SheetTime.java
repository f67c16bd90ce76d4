package io.yemae.reports.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in spreadsheets, which know no time zones: those of Asia/Seoul, to the second. */
final class SheetTime {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(SEOUL);
    /** The day 0 of spreadsheets is 30 December 1899. */
    private static final long DAYS_BEFORE_1970 = 25_569;
    private static final double SECONDS_OF_DAY = 86_400;

    private SheetTime() {
    }

    static String text(Instant time) {
        return TEXT.format(time);
    }

    /** Days and fractions of a day. */
    static double serial(Instant time) {
        ZonedDateTime local = time.truncatedTo(ChronoUnit.SECONDS).atZone(SEOUL);
        return DAYS_BEFORE_1970 + local.toLocalDate().toEpochDay() + local.toLocalTime().toSecondOfDay() / SECONDS_OF_DAY;
    }
}
