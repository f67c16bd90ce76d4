package io.yemae.reports.rest;

import io.yemae.shared.Seoul;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in spreadsheets, which know no time zones: those of Asia/Seoul, to the second. */
final class SheetTime {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Seoul.ZONE);

    private SheetTime() {
    }

    static String text(Instant time) {
        return TEXT.format(time);
    }

    static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), Seoul.ZONE);
    }
}
