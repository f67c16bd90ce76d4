package io.yemae.pages.open;

import io.yemae.booking.SaleTerms;
import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.NotBookable;
import io.yemae.pages.OpenPage;
import io.yemae.pages.PageContent;
import io.yemae.pages.PageFrame;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.PreparedPage;
import io.yemae.pages.Templates;
import io.yemae.pages.Texts;
import io.yemae.seating.Availability;
import io.yemae.seating.PerformanceAvailability;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event with its performances, prices and terms, and one button that says what it will do now. */
@ApplicationScoped
class EventPage implements OpenPage {
    private static final Pattern PATH = Pattern.compile("/events/[0-9a-f-]{36}");
    /** From then on a buyer can wait for the opening; before, a note in the calendar is of more use. */
    private static final Duration DOORS = Duration.ofHours(1);
    private static final int DESCRIPTION = 160;

    @Inject
    Catalogue catalogue;

    @Inject
    Availability availability;

    @Inject
    SeatMaps seatMaps;

    @Inject
    SaleTerms terms;

    @Inject
    PageFrame frame;

    @Inject
    Templates templates;

    @Inject
    Texts texts;

    @Inject
    LinkedData linkedData;

    @Inject
    Clock clock;

    record Price(String name, String colour, String price, String description) {
    }

    record GradeRow(String name, String colour, SeatNumbers.Count count, String free, String detail) {

        public boolean isSoldOut() {
            return count.free() == 0;
        }
    }

    /** @param waitingList the address of the waiting list, if a grade is sold out; otherwise empty */
    record Showing(String id, String date, String time, String state, String mood, boolean isOpen, boolean isChosen, String calendar,
                   String waitingList, List<GradeRow> grades) {
    }

    /** @param action what the button does: wait, book, look, or empty if there is none */
    record Model(EventCard card, String description, boolean isDescribedInKorean, String address, String runningTime,
                 String wheelchair, List<Price> prices, String fee, String cancellation, String seatsPerUser, String saleEnds,
                 String saleStarts, List<Showing> showings, String action, String queue, String openingFile, boolean isDoorOpen) {

        public boolean isComing() {
            return action.equals("wait");
        }

        public boolean isOnSale() {
            return action.equals("book");
        }

        public boolean isSoldOut() {
            return action.equals("look");
        }

        public boolean isOver() {
            return action.isEmpty();
        }
    }

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
        PageLanguage language = request.language();
        String id = request.path().substring("/events/".length());
        EventView event = catalogue.get(new EventId(Uuid7.parse(id).orElseThrow(EventId::unknown)));
        EventCard card = EventCard.of(event, language, texts);
        return frame.page(request, PageContent.of(card.title(), description(event.in(language.language()), card),
            templates.render("event", language, model(event, card, language)), "ui/countdown.js", "event/page.js")
            .with(event.posterImageUrl(), linkedData.of(event, language)).withTexts("event"));
    }

    /** For search engines and messengers, which cut it off anyway. */
    private static String description(EventTexts event, EventCard card) {
        String text = Stream.of(card.period(), card.venue(), card.price(), event.description().strip().replaceAll("\\s+", " "))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" · "));
        return text.substring(0, text.offsetByCodePoints(0, Math.min(DESCRIPTION, text.codePointCount(0, text.length()))));
    }

    private Model model(EventView event, EventCard card, PageLanguage language) {
        SaleTerms.Terms agreed = terms.of(event.id());
        List<PerformanceAvailability> performances = availability.of(event.id(), null, null);
        String fee = agreed.fee().amount() == 0 ? texts.of(language, "event.noFee")
            : texts.of(language, "event.fee", "won", Wording.won(language, agreed.fee().amount()));
        int wheelchair = performances.isEmpty() ? 0 : SeatNumbers.of(seatMaps.map(performances.get(0).performance().id())).wheelchair();
        EventTexts localized = event.in(language.language());
        return new Model(card, localized.description().strip(), isDescribedInKorean(event, language), localized.address(),
            event.runningMinutes() == 0 ? "" : texts.of(language, "event.minutes", "n", event.runningMinutes()),
            wheelchair == 0 ? "" : texts.of(language, "event.wheelchair", "n", wheelchair),
            event.grades().stream().map(each -> price(each, language)).toList(), fee,
            texts.of(language, "event.cancellation", "hours", agreed.cancelHoursBefore()),
            texts.of(language, "event.seatsPerUser", "n", agreed.seatsPerUser()), Wording.dateTime(language, event.saleEnd()),
            Wording.dateTime(language, event.saleStart()), showings(event, performances, language), action(event),
            language.address("/queue/" + event.id().value()),
            language.address("/events/" + event.id().value() + "/opening.ics"),
            !clock.instant().isBefore(event.saleStart().minus(DOORS)));
    }

    /** Whether the description is in another language than the page, which screen readers have to know. */
    private static boolean isDescribedInKorean(EventView event, PageLanguage language) {
        return language == PageLanguage.EN && event.english().description() == null;
    }

    private static String action(EventView event) {
        return switch (event.status()) {
            case "upcoming" -> "wait";
            case "on_sale" -> "book";
            case "sold_out" -> "look";
            default -> "";
        };
    }

    private static Price price(GradeView grade, PageLanguage language) {
        return new Price(grade.name(), grade.colour(), Wording.won(language, grade.price().amount()), grade.description());
    }

    private List<Showing> showings(EventView event, List<PerformanceAvailability> performances, PageLanguage language) {
        List<Showing> showings = new ArrayList<>();
        boolean isChosen = false;
        for (PerformanceAvailability each : performances) {
            NotBookable reason = each.notBookable();
            boolean isBookable = reason == null || reason == NotBookable.SALE_NOT_STARTED;
            boolean isOpen = isBookable || reason == NotBookable.SOLD_OUT;
            boolean isFirst = !isChosen && isBookable;
            isChosen |= isFirst;
            SeatNumbers numbers = SeatNumbers.of(seatMaps.map(each.performance().id()));
            List<GradeRow> grades = event.grades().stream()
                .filter(grade -> each.counts().containsKey(grade.id()))
                .map(grade -> gradeRow(grade, numbers.of(grade.id()), language))
                .toList();
            boolean canWait = (reason == null || reason == NotBookable.SOLD_OUT) && grades.stream().anyMatch(GradeRow::isSoldOut);
            showings.add(new Showing(each.performance().id().value().toString(), Wording.date(language, each.performance().startsAt()),
                Wording.time(each.performance().startsAt()),
                texts.of(language, reason == null ? "event.bookable" : "event." + reason.name()),
                mood(reason), isOpen, isFirst,
                language.address("/events/" + event.id().value() + "/" + each.performance().id().value() + ".ics"),
                canWait ? language.address("/waiting-list/" + each.performance().id().value()) : "", grades));
        }
        return showings;
    }

    private static String mood(NotBookable reason) {
        if (reason == null) {
            return "good";
        }
        return switch (reason) {
            case SOLD_OUT -> "bad";
            case SALE_NOT_STARTED -> "";
            default -> "muted";
        };
    }

    private GradeRow gradeRow(GradeView grade, SeatNumbers.Count count, PageLanguage language) {
        return new GradeRow(grade.name(), grade.colour(), count,
            count.free() == 0 ? texts.of(language, "event.SOLD_OUT") : texts.of(language, "event.free", "n", Wording.count(count.free())),
            detail(count, language));
    }

    /** If nothing is free, also when the first held seat may be. */
    private String detail(SeatNumbers.Count count, PageLanguage language) {
        String numbers = texts.of(language, "event.heldAndSold", "held", Wording.count(count.held()), "sold", Wording.count(count.sold()));
        return count.free() > 0 || count.firstBack() == null ? numbers
            : numbers + " · " + texts.of(language, "event.firstBack", "time", Wording.time(count.firstBack()));
    }
}
