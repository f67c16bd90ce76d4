package io.yemae.pages.open;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventView;
import io.yemae.catalog.NotBookable;
import io.yemae.pages.OpenPage;
import io.yemae.pages.PageContent;
import io.yemae.pages.PageFrame;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.PreparedPage;
import io.yemae.pages.Templates;
import io.yemae.pages.Texts;
import io.yemae.rest.Dates;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A month of openings and performances (requirement 1, section 2). Days are those of Asia/Seoul. */
@ApplicationScoped
class CalendarPage implements OpenPage {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_ENTRIES = 5;
    /** Further away there is nothing, and every month is an address that search engines would follow. */
    private static final int MOST_MONTHS = 24;

    @Inject
    Catalogue catalogue;

    @Inject
    PageFrame frame;

    @Inject
    Templates templates;

    @Inject
    Texts texts;

    @Inject
    Clock clock;

    record Entry(Instant at, String time, String title, String href, boolean isOpening) {
    }

    /** @param label for people; {@code number} is the day of the month */
    record Day(int number, String label, boolean isToday, boolean isBlank, List<Entry> entries, String more, String all) {

        public boolean isEmpty() {
            return entries.isEmpty();
        }
    }

    record Model(String month, String earlier, String later, List<String> weekdays, List<Day> days, boolean isEmpty) {
    }

    @Override
    public String mapping() {
        return "/calendar";
    }

    @Override
    public PreparedPage render(PageRequest request) {
        PageLanguage language = request.language();
        YearMonth today = YearMonth.from(clock.instant().atZone(Seoul.ZONE));
        YearMonth month = month(request.parameter("month"), today);
        Map<LocalDate, List<Entry>> entries = Stream.concat(openings(month, language), performances(month, language))
            .sorted(Comparator.comparing(Entry::at))
            .collect(Collectors.groupingBy(each -> Seoul.date(each.at())));
        Model model = new Model(
            texts.of(language, "calendar.month", "year", month.getYear(), "month",
                language == PageLanguage.KO ? month.getMonthValue() : month.getMonth().getDisplayName(java.time.format.TextStyle.FULL,
                    language.locale())),
            address(language, month.minusMonths(1), today), address(language, month.plusMonths(1), today),
            Stream.of(DayOfWeek.values()).map(each -> Wording.weekday(language, each.minus(1))).toList(),
            days(month, entries, language), entries.isEmpty());
        String title = texts.of(language, "calendar.titleOf", "month", model.month());
        return frame.page(request,
            PageContent.of(title, texts.of(language, "home.description"), templates.render("calendar", language, model)));
    }

    private Stream<Entry> openings(YearMonth month, PageLanguage language) {
        return catalogue.list(EventFilter.of("upcoming", null, new Page.Request(1, MOST_EVENTS))).items().stream()
            .filter(each -> YearMonth.from(each.saleStart().atZone(Seoul.ZONE)).equals(month))
            .map(each -> entry(each, each.saleStart(), true, language));
    }

    private Stream<Entry> performances(YearMonth month, PageLanguage language) {
        Instant from = Seoul.startOf(month.atDay(1));
        Instant until = Seoul.startOf(month.plusMonths(1).atDay(1));
        EventFilter filter = EventFilter.of(null, null, new Page.Request(1, MOST_EVENTS)).between(from, until);
        return catalogue.list(filter).items().stream()
            .flatMap(event -> catalogue.performances(event.id(), from, until).stream()
                .filter(each -> each.notBookable() != NotBookable.CANCELLED)
                .map(each -> entry(event, each.startsAt(), false, language)));
    }

    private static Entry entry(EventView event, Instant at, boolean isOpening, PageLanguage language) {
        return new Entry(at, Wording.time(at), event.in(language.language()).title(),
            language.address("/events/" + event.id().value()), isOpening);
    }

    private List<Day> days(YearMonth month, Map<LocalDate, List<Entry>> entries, PageLanguage language) {
        LocalDate today = Seoul.date(clock.instant());
        List<Day> days = new ArrayList<>();
        // Weeks begin on Sunday, as calendars in Korea do.
        for (int i = 0; i < month.atDay(1).getDayOfWeek().getValue() % DayOfWeek.values().length; i++) {
            days.add(new Day(0, "", false, true, List.of(), null, null));
        }
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            LocalDate day = month.atDay(number);
            List<Entry> all = entries.getOrDefault(day, List.of());
            int more = Math.max(0, all.size() - MOST_ENTRIES);
            days.add(new Day(number, Wording.date(language, day), day.equals(today), false, all.subList(0, all.size() - more),
                more == 0 ? null : texts.of(language, "calendar.more", "n", more),
                language.address("/search") + "?from=" + day + "&to=" + day));
        }
        return days;
    }

    private static YearMonth month(String asked, YearMonth today) {
        try {
            YearMonth month = Dates.month("month", asked);
            return month == null || address(PageLanguage.KO, month, today) == null ? today : month;
        } catch (Problem e) {
            return today;
        }
    }

    private static String address(PageLanguage language, YearMonth month, YearMonth today) {
        return month.isBefore(today.minusMonths(MOST_MONTHS)) || month.isAfter(today.plusMonths(MOST_MONTHS))
            ? null : language.address("/calendar") + "?month=" + month;
    }
}
