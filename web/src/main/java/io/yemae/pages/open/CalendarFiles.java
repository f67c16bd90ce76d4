package io.yemae.pages.open;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.PerformanceView;
import io.yemae.pages.OpenPage;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.PreparedPage;
import io.yemae.pages.Texts;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opening of a sale, or a performance, as a file for calendars (RFC 5545), with an alarm. */
@ApplicationScoped
class CalendarFiles implements OpenPage {
    private static final Pattern PATH = Pattern.compile("/events/([0-9a-f-]{36})/(opening|[0-9a-f-]{36})\\.ics");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration OPENING = Duration.ofMinutes(30);
    private static final int LINE_BYTES = 73;

    @Inject
    Catalogue catalogue;

    @Inject
    Texts texts;

    @Inject
    SiteAddress site;

    @Override
    public boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public String mapping() {
        return "/events/*";
    }

    @Override
    public PreparedPage render(PageRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw EventId.unknown();
        }
        EventView event = catalogue.get(new EventId(Uuid7.parse(path.group(1)).orElseThrow(EventId::unknown)));
        if (path.group(2).equals("opening")) {
            return file(request.language(), event, path.group(2), texts.of(request.language(), "event.openingOf", "title",
                    event.in(request.language().language()).title()),
                event.saleStart(), event.saleStart().plus(OPENING), 10);
        }
        PerformanceView performance = catalogue.performances(event.id()).stream()
            .filter(each -> each.id().value().toString().equals(path.group(2)))
            .findFirst()
            .orElseThrow(PerformanceId::unknown);
        return file(request.language(), event, path.group(2), event.in(request.language().language()).title(),
            performance.startsAt(), performance.endsAt(), 120);
    }

    private PreparedPage file(PageLanguage language, EventView event, String name, String title, Instant from, Instant until,
            int minutesBefore) {
        String address = site.url() + language.address("/events/" + event.id().value());
        EventTexts localized = event.in(language.language());
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Yemae//Yemae//KO");
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + event.id().value() + "-" + name + "@yemae");
        line(file, "DTSTAMP:" + STAMP.format(event.updatedAt()));
        line(file, "DTSTART:" + STAMP.format(from));
        line(file, "DTEND:" + STAMP.format(until));
        line(file, "SUMMARY:" + escaped(title));
        line(file, "LOCATION:" + escaped(localized.venue() + ", " + localized.address()));
        line(file, "URL:" + address);
        line(file, "BEGIN:VALARM");
        line(file, "ACTION:DISPLAY");
        line(file, "DESCRIPTION:" + escaped(title));
        line(file, "TRIGGER:-PT" + minutesBefore + "M");
        line(file, "END:VALARM");
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return PreparedPage.calendar(file.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n");
    }

    /** Lines have at most 75 bytes; a longer one is continued after a line break and a blank. */
    static void line(StringBuilder file, String text) {
        int bytes = 0;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE_BYTES) {
                file.append("\r\n ");
                bytes = 0;
            }
            file.appendCodePoint(character);
            bytes += size;
            at += Character.charCount(character);
        }
        file.append("\r\n");
    }
}
