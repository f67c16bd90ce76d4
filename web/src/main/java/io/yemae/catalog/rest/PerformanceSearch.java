package io.yemae.catalog.rest;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventOrder;
import io.yemae.rest.Dates;
import io.yemae.rest.Pages;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import io.yemae.shared.sql.SearchText;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filter of the list of performances (requirement 1, 2.1 and 2.2). Days are in Asia/Seoul; both ends are inclusive. */
public class PerformanceSearch {

    @QueryParam("category")
    @Parameter(description = "장르. 한글과 영어를 서로 찾는다.")
    String category;

    @QueryParam("venue")
    @Parameter(description = "장소 이름의 일부. 한글과 영어를 서로 찾는다.")
    String venue;

    @QueryParam("from")
    @Parameter(description = "yyyy-MM-dd. 이날이나 그 뒤에 시작하는 회차가 있다.")
    String from;

    @QueryParam("to")
    @Parameter(description = "yyyy-MM-dd. 이날이나 그 전에 시작하는 회차가 있다.")
    String to;

    @QueryParam("minPrice")
    @Parameter(description = "원. 이 가격 이상인 등급이 있다.")
    String minPrice;

    @QueryParam("maxPrice")
    @Parameter(description = "원. 이 가격 이하인 등급이 있다.")
    String maxPrice;

    @QueryParam("q")
    @Parameter(description = "제목, 아티스트, 장소, 주소의 일부. 여러 낱말은 모두 있어야 하고, 한글과 영어를 서로 찾는다.")
    String text;

    @QueryParam("sort")
    @Parameter(description = "latest(등록이 최근인 것부터, 기본) 또는 name")
    String sort;

    @QueryParam("page")
    @Parameter(description = "1부터")
    String page;

    @QueryParam("limit")
    @Parameter(description = "1에서 100, 기본 10")
    String limit;

    /** @throws Problem invalid if a day, a price or the order is malformed, or a range ends before it starts */
    EventFilter filter() {
        LocalDate first = Dates.day("from", from);
        LocalDate last = Dates.day("to", to);
        Long least = price("minPrice", minPrice);
        Long most = price("maxPrice", maxPrice);
        if (first != null && last != null && last.isBefore(first)) {
            throw Problem.invalidField("to", "끝나는 날은 시작하는 날보다 빠를 수 없습니다.");
        }
        if (least != null && most != null && most < least) {
            throw Problem.invalidField("maxPrice", "최고 가격은 최저 가격보다 낮을 수 없습니다.");
        }
        return new EventFilter(null, SearchText.of("q", text), SearchText.of("category", category), SearchText.of("venue", venue),
            first == null ? null : Seoul.startOf(first),
            last == null ? null : Seoul.startOf(last.plusDays(1)), least, most, order(), Pages.request(page, limit));
    }

    private EventOrder order() {
        return switch (isAbsent(sort) ? "latest" : sort.strip()) {
            case "latest" -> EventOrder.LATEST;
            case "name" -> EventOrder.NAME;
            default -> throw Problem.invalidField("sort", "정렬은 latest나 name이어야 합니다.");
        };
    }

    private static Long price(String name, String text) {
        try {
            Long price = isAbsent(text) ? null : Long.valueOf(text.strip());
            if (price == null || price >= 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a negative price.
        }
        throw Problem.invalidField(name, "가격은 0 이상의 정수여야 합니다.");
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }
}
