package io.yemae.pages.open;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventOrder;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.QueryText;
import io.yemae.rest.Dates;
import io.yemae.rest.Pages;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import io.yemae.shared.sql.SearchText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters of the search as they stand in its address. What is not given is empty. */
record SearchQuery(String text, String category, String status, String from, String to, String most, String sort, String page) {
    private static final int PAGE_SIZE = 24;

    static SearchQuery of(PageRequest request) {
        String sort = value(request, "sort");
        return new SearchQuery(value(request, "q"), value(request, "category"), value(request, "status"), value(request, "from"),
            value(request, "to"), value(request, "most"), sort.isEmpty() ? "opening" : sort, value(request, "page"));
    }

    /** Whether more is given than words and a category. */
    public boolean isNarrowed() {
        return !(status + from + to + most).isEmpty();
    }

    /** @throws Problem invalid if a value is malformed */
    EventFilter filter(PageLanguage language) {
        LocalDate first = Dates.day("from", from);
        LocalDate last = Dates.day("to", to);
        return new EventFilter(status.isEmpty() ? null : status, SearchText.of("q", text), SearchText.of("category", category), null,
            first == null ? null : Seoul.startOf(first),
            last == null ? null : Seoul.startOf(last.plusDays(1)), null, price(),
            switch (sort) {
                case "latest" -> EventOrder.LATEST;
                case "name" -> language == PageLanguage.EN ? EventOrder.ENGLISH_NAME : EventOrder.NAME;
                default -> EventOrder.SALE_START;
            }, Pages.request(page, String.valueOf(PAGE_SIZE)));
    }

    /** The address of another page of the same search. */
    String address(PageLanguage language, int otherPage) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", text);
        values.put("category", category);
        values.put("status", status);
        values.put("from", from);
        values.put("to", to);
        values.put("most", most);
        values.put("sort", sort);
        values.put("page", String.valueOf(otherPage));
        return language.address("/search") + "?" + values.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> each.getKey() + "=" + QueryText.encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    }

    private Long price() {
        try {
            return most.isEmpty() ? null : Long.valueOf(most.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalidField("most", "가격은 0 이상의 정수여야 합니다.");
        }
    }

    private static String value(PageRequest request, String name) {
        String value = request.parameter(name);
        return value == null ? "" : value.strip();
    }
}
