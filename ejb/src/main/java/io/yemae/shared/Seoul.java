package io.yemae.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time zone of the venues. Days, and the hours at which timers run at night, are those of Seoul; instants have no time zone. */
public final class Seoul {
    /** For annotations. */
    public static final String NAME = "Asia/Seoul";
    public static final ZoneId ZONE = ZoneId.of(NAME);

    private Seoul() {
    }

    /** The day that it is, or was, in Seoul. */
    public static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
