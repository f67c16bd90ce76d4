package io.yemae.pages.open;

import io.yemae.pages.PageLanguage;
import io.yemae.shared.Seoul;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Amounts and times as people read them. Times are those of Asia/Seoul, where the venues are. */
final class Wording {
    private static final DateTimeFormatter KOREAN_DATE = DateTimeFormatter.ofPattern("uuuu.MM.dd");
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter KOREAN_DAY = DateTimeFormatter.ofPattern("MM.dd");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Wording() {
    }

    static String won(PageLanguage language, long amount) {
        String digits = String.format(Locale.ROOT, "%,d", amount);
        return language == PageLanguage.KO ? digits + "원" : "₩" + digits;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 2026.12.24 (목), or Thu 24 Dec 2026. */
    static String date(PageLanguage language, Instant instant) {
        return date(language, Seoul.date(instant));
    }

    static String date(PageLanguage language, LocalDate day) {
        return language == PageLanguage.KO
            ? KOREAN_DATE.format(day) + " (" + weekday(language, day.getDayOfWeek()) + ")"
            : weekday(language, day.getDayOfWeek()) + " " + ENGLISH_DATE.format(day);
    }

    static String time(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, Seoul.ZONE));
    }

    static String dateTime(PageLanguage language, Instant instant) {
        return date(language, instant) + " " + time(instant);
    }

    /** One day or a range of days. Empty if there is none. */
    static String period(PageLanguage language, Instant first, Instant last) {
        if (first == null) {
            return "";
        }
        LocalDate from = Seoul.date(first);
        LocalDate to = Seoul.date(last);
        if (from.equals(to)) {
            return date(language, from);
        }
        // The year once, if it is the same: last in English, first in Korean.
        boolean isOneYear = from.getYear() == to.getYear();
        return language == PageLanguage.KO
            ? KOREAN_DATE.format(from) + " – " + (isOneYear ? KOREAN_DAY : KOREAN_DATE).format(to)
            : (isOneYear ? ENGLISH_DAY : ENGLISH_DATE).format(from) + " – " + ENGLISH_DATE.format(to);
    }

    /** Without the year: 12.24 (목) 20:00, or Thu 24 Dec 20:00. */
    static String dayAndTime(PageLanguage language, Instant instant) {
        LocalDate day = Seoul.date(instant);
        String weekday = weekday(language, day.getDayOfWeek());
        return (language == PageLanguage.KO ? KOREAN_DAY.format(day) + " (" + weekday + ")" : weekday + " " + ENGLISH_DAY.format(day))
            + " " + time(instant);
    }

    static String weekday(PageLanguage language, DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, language == PageLanguage.KO ? Locale.KOREAN : Locale.ENGLISH);
    }
}
