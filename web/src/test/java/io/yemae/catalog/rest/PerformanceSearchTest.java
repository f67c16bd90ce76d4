package io.yemae.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventOrder;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceSearchTest {
    private final PerformanceSearch search = new PerformanceSearch();

    @Test
    void nothingAskedForIsEverythingLatestFirst() {
        assertThat(search.filter())
            .isEqualTo(new EventFilter(null, null, null, null, null, null, null, null, EventOrder.LATEST, new Page.Request(1, 10)));
    }

    @Test
    void daysAreThoseOfSeoulAndTheLastOneCounts() {
        search.from = "2026-12-24";
        search.to = "2026-12-24";

        assertThat(search.filter().from()).isEqualTo(Instant.parse("2026-12-23T15:00:00Z"));
        assertThat(search.filter().until()).isEqualTo(Instant.parse("2026-12-24T15:00:00Z"));
    }

    @Test
    void whatIsBlankIsNotAskedFor() {
        search.from = " ";
        search.minPrice = "";
        search.sort = " ";

        assertThat(search.filter().from()).isNull();
        assertThat(search.filter().minPrice()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "2026-02-29", "tomorrow", "20261224", "+12345-01-01", "-0001-01-01", "2026-12-24T00:00:00Z"})
    void aDayIsADay(String text) {
        search.to = text;

        assertThatThrownBy(search::filter).isInstanceOf(Problem.class).hasMessage("날짜는 yyyy-MM-dd 형식이어야 합니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "만원", "99999999999999999999"})
    void aPriceIsAWholeNumberOfWon(String text) {
        search.minPrice = text;

        assertThatThrownBy(search::filter).isInstanceOf(Problem.class).hasMessage("가격은 0 이상의 정수여야 합니다.");
    }

    @Test
    void aRangeDoesNotEndBeforeItStarts() {
        search.minPrice = "2";
        search.maxPrice = "1";
        assertThatThrownBy(search::filter).hasMessage("최고 가격은 최저 가격보다 낮을 수 없습니다.");

        search.minPrice = null;
        search.from = "2026-12-24";
        search.to = "2026-12-23";
        assertThatThrownBy(search::filter).hasMessage("끝나는 날은 시작하는 날보다 빠를 수 없습니다.");
    }

    @Test
    void thereAreTwoOrders() {
        search.sort = "name";
        assertThat(search.filter().order()).isEqualTo(EventOrder.NAME);

        search.sort = "price; DROP TABLE events";
        assertThatThrownBy(search::filter).hasMessage("정렬은 latest나 name이어야 합니다.");
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithItsParameter() {
        search.venue = "ﷺ".repeat(6);
        assertThatThrownBy(search::filter).isInstanceOfSatisfying(Problem.class, problem ->
            assertThat(problem.fields().get(0).field()).isEqualTo("venue"));

        search.venue = null;
        search.category = "x".repeat(51);
        assertThatThrownBy(search::filter).isInstanceOfSatisfying(Problem.class, problem ->
            assertThat(problem.fields().get(0).field()).isEqualTo("category"));
    }
}
