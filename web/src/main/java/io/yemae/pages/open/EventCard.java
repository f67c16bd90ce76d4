package io.yemae.pages.open;

import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.Poster;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.Texts;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event in a list.
 *
 * @param poster  its picture; null if there is none, and then {@code art} is the number of one of ours
 * @param price   the prices; empty if it has none yet
 * @param badge   its status in words
 * @param mood    a class of badges: good, warn, bad, muted
 * @param opening the start of the sale as an instant, if it is still to come; null otherwise
 */
record EventCard(String id, String href, String title, String artist, String category, String venue, String period, Picture poster, int art,
                 String price, String badge, String mood, String opening, String opensAt) {
    private static final int ARTS = 6;

    /** @param set the same picture in several widths; null if there is only one */
    record Picture(String address, String set, int width, int height) {
        private static final int WIDTH = 300;
        private static final int HEIGHT = 400;

        static Picture of(EventView event) {
            Poster poster = event.poster();
            if (poster == null) {
                return event.posterImageUrl() == null ? null : new Picture(event.posterImageUrl(), null, WIDTH, HEIGHT);
            }
            String set = Stream.of(poster.small(), poster.large())
                .map(size -> poster.path(size) + " " + size.width() + "w")
                .distinct()
                .collect(Collectors.joining(", "));
            return new Picture(poster.path(poster.large()), set, poster.large().width(), poster.large().height());
        }
    }

    static EventCard of(EventView event, PageLanguage language, Texts texts) {
        boolean isComing = event.status().equals("upcoming");
        EventTexts localized = event.in(language.language());
        return new EventCard(event.id().value().toString(), language.address("/events/" + event.id().value()), localized.title(),
            localized.artist(), event.category(), localized.venue(), Wording.period(language, event.firstStart(), event.lastStart()),
            Picture.of(event), Math.floorMod(event.id().value().hashCode(), ARTS), price(event, language, texts),
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
