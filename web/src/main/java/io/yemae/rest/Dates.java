package io.yemae.rest;

import io.yemae.shared.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Parses the days, months and instants of requests. Years have four digits: Java's calendar has others, and the database does not have all
 * of them.
 */
public final class Dates {
    private static final int LAST_YEAR = 9999;

    private Dates() {
    }

    /**
     * A day as yyyy-MM-dd. Null if none was sent.
     *
     * @throws Problem invalid
     */
    public static LocalDate day(String field, String text) {
        try {
            return isAbsent(text) ? null : date(text.strip());
        } catch (DateTimeException e) {
            throw Problem.invalidField(field, "날짜는 yyyy-MM-dd 형식이어야 합니다.");
        }
    }

    /**
     * A month as yyyy-MM. Null if none was sent.
     *
     * @throws Problem invalid
     */
    public static YearMonth month(String field, String text) {
        try {
            return isAbsent(text) ? null : YearMonth.from(date(text.strip() + "-01"));
        } catch (DateTimeException e) {
            throw Problem.invalidField(field, "월은 yyyy-MM 형식이어야 합니다.");
        }
    }

    /** An ISO-8601 instant with an offset. Empty if the text is not one, or its year is out of range. */
    public static Optional<Instant> instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.strip());
            return isYear(time.getYear()) ? Optional.of(time.toInstant()).filter(Dates::isWithin) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (!isYear(date.getYear())) {
            throw new DateTimeException("out of range: " + text);
        }
        return date;
    }

    private static boolean isYear(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    /** The UTC year must be in range too, whatever the offset. */
    private static boolean isWithin(Instant instant) {
        return instant.isAfter(Instant.parse("0001-01-01T00:00:00Z")) && instant.isBefore(Instant.parse("9999-12-31T23:59:59Z"));
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }
}
