package io.yemae.pages.open;

import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.Texts;
import java.util.LongSummaryStatistics;

/**
 * An event in a list.
 *
 * @param poster  the address of its picture; null if there is none, and then {@code art} is the number of one of ours
 * @param price   the prices; empty if it has none yet
 * @param badge   its status in words
 * @param mood    a class of badges: good, warn, bad, muted
 * @param opening the start of the sale as an instant, if it is still to come; null otherwise
 */
record EventCard(String id, String href, String title, String artist, String category, String venue, String period, String poster, int art,
                 String price, String badge, String mood, String opening, String opensAt) {
    private static final int ARTS = 6;

    static EventCard of(EventView event, PageLanguage language, Texts texts) {
        boolean isComing = event.status().equals("upcoming");
        EventTexts told = event.in(language.language());
        return new EventCard(event.id().value().toString(), language.address("/events/" + event.id().value()), told.title(),
            told.artist(), event.category(), told.venue(), Wording.period(language, event.firstStart(), event.lastStart()),
            event.posterImageUrl(), Math.floorMod(event.id().value().hashCode(), ARTS), price(event, language, texts),
            texts.of(language, "event." + event.status()), mood(event.status()), isComing ? event.saleStart().toString() : null,
            isComing ? texts.of(language, "event.opensAt", "time", Wording.dayAndTime(language, event.saleStart())) : null);
    }

    private static String price(EventView event, PageLanguage language, Texts texts) {
        LongSummaryStatistics prices = event.grades().stream().map(GradeView::price).mapToLong(price -> price.amount()).summaryStatistics();
        if (prices.getCount() == 0) {
            return "";
        }
        String least = Wording.won(language, prices.getMin());
        return prices.getMin() == prices.getMax() ? least : texts.of(language, "event.from", "won", least);
    }

    private static String mood(String status) {
        return switch (status) {
            case "on_sale" -> "good";
            case "upcoming" -> "";
            case "sold_out" -> "bad";
            default -> "muted";
        };
    }
}
