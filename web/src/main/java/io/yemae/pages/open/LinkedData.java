package io.yemae.pages.open;

import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.Texts;
import io.yemae.shared.SiteAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** An event in the vocabulary of schema.org, for search engines. */
@ApplicationScoped
class LinkedData {

    @Inject
    SiteAddress site;

    String of(EventView event, PageLanguage language) {
        EventTexts localized = event.in(language.language());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", localized.title());
        data.put("eventStatus", "https://schema.org/" + (event.status().equals("cancelled") ? "EventCancelled" : "EventScheduled"));
        data.put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode");
        if (event.firstStart() != null) {
            data.put("startDate", event.firstStart().toString());
            data.put("endDate", event.lastEnd().toString());
        }
        if (!localized.description().isBlank()) {
            data.put("description", localized.description());
        }
        if (event.posterImageUrl() != null) {
            data.put("image", event.posterImageUrl());
        }
        if (localized.artist() != null && !localized.artist().isBlank()) {
            data.put("performer", Map.of("@type", "PerformingGroup", "name", localized.artist()));
        }
        data.put("location", Map.of("@type", "Place", "name", localized.venue(), "address", localized.address()));
        LongSummaryStatistics prices = event.grades().stream().map(GradeView::price).mapToLong(price -> price.amount()).summaryStatistics();
        if (prices.getCount() > 0) {
            Map<String, Object> offers = new LinkedHashMap<>();
            offers.put("@type", "AggregateOffer");
            offers.put("lowPrice", prices.getMin());
            offers.put("highPrice", prices.getMax());
            offers.put("priceCurrency", "KRW");
            offers.put("validFrom", event.saleStart().toString());
            offers.put("availability", "https://schema.org/" + availability(event.status()));
            offers.put("url", site.url() + language.address("/events/" + event.id().value()));
            data.put("offers", offers);
        }
        return Texts.json(data);
    }

    private static String availability(String status) {
        return switch (status) {
            case "on_sale" -> "InStock";
            case "upcoming" -> "PreOrder";
            case "sold_out" -> "SoldOut";
            default -> "Discontinued";
        };
    }
}
