package io.yemae.pages.open;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventView;
import io.yemae.pages.OpenPage;
import io.yemae.pages.PageContent;
import io.yemae.pages.PageFrame;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.PreparedPage;
import io.yemae.pages.Templates;
import io.yemae.pages.Texts;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatTally;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What opens next, what is on sale, and what is nearly gone. */
@ApplicationScoped
class HomePage implements OpenPage {
    private static final int COMING = 7;
    private static final int ON_SALE = 18;
    private static final int NEARLY_GONE = 6;
    /** Only events with fewer free seats are looked at closely. */
    private static final long FEW = 2_000;
    /** Nearly gone: less than a tenth is free. */
    private static final int PART = 10;

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Categories categories;

    @Inject
    PageFrame frame;

    @Inject
    Templates templates;

    @Inject
    Texts texts;

    record Model(List<Categories.Chip> chips, EventCard next, List<EventCard> coming, List<EventCard> nearlyGone, List<EventCard> onSale,
                 boolean isEmpty) {

        public boolean hasComing() {
            return !coming.isEmpty();
        }

        public boolean hasNearlyGone() {
            return !nearlyGone.isEmpty();
        }

        public boolean hasOnSale() {
            return !onSale.isEmpty();
        }
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/");
    }

    @Override
    public String mapping() {
        return "";
    }

    @Override
    public PreparedPage render(PageRequest request) {
        PageLanguage language = request.language();
        List<EventView> coming = list("upcoming", COMING);
        List<EventView> onSale = list("on_sale", ON_SALE);
        Map<EventId, Long> free = seatMaps.knownFreeSeats();
        List<EventView> nearlyGone = onSale.stream().filter(each -> isNearlyGone(each, free)).limit(NEARLY_GONE).toList();
        Model model = new Model(categories.chips(language, null), coming.isEmpty() ? null : card(coming.get(0), language),
            cards(coming.stream().skip(1), language), cards(nearlyGone.stream(), language), cards(onSale.stream(), language),
            coming.isEmpty() && onSale.isEmpty());
        return frame.page(request, PageContent.of(texts.of(language, "home.title"), texts.of(language, "home.description"),
            templates.render("home", language, model), "ui/countdown.js"));
    }

    private boolean isNearlyGone(EventView event, Map<EventId, Long> known) {
        long free = known.getOrDefault(event.id(), Long.MAX_VALUE);
        if (free > FEW) {
            return false;
        }
        SeatTally tally = seatMaps.tally(event.id());
        return tally.free() > 0 && tally.free() * PART < tally.sold() + tally.held() + tally.free();
    }

    private List<EventView> list(String status, int most) {
        return catalogue.list(EventFilter.of(status, null, new Page.Request(1, most))).items();
    }

    private List<EventCard> cards(Stream<EventView> events, PageLanguage language) {
        return events.map(each -> card(each, language)).toList();
    }

    private EventCard card(EventView event, PageLanguage language) {
        return EventCard.of(event, language, texts);
    }
}
