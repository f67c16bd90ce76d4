package io.yemae.pages.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.catalog.EventOrder;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.shared.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SearchQueryTest {

    @Test
    void theAddressOfAnotherPageKeepsTheFilters() {
        SearchQuery query = query("q=%EA%B2%A8%EC%9A%B8+%26&category=&status=on_sale&page=2&foreign=1");

        assertThat(query.text()).isEqualTo("겨울 &");
        assertThat(query.address(PageLanguage.EN, 3))
            .isEqualTo("/en/search?q=%EA%B2%A8%EC%9A%B8+%26&status=on_sale&sort=opening&page=3");
    }

    @Test
    void daysAreThoseOfSeoulAndIncludeBothEnds() {
        assertThat(query("from=2026-12-01&to=2026-12-31&sort=name").filter(PageLanguage.KO)).satisfies(filter -> {
            assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
            assertThat(filter.until()).isEqualTo(Instant.parse("2026-12-31T15:00:00Z"));
            assertThat(filter.order()).isEqualTo(EventOrder.NAME);
        });
    }

    @Test
    void anEnglishPageIsSortedByEnglishTitles() {
        assertThat(query("sort=name").filter(PageLanguage.EN).order()).isEqualTo(EventOrder.ENGLISH_NAME);
        assertThat(query("sort=latest").filter(PageLanguage.EN).order()).isEqualTo(EventOrder.LATEST);
    }

    @Test
    void malformedValuesAreRefusedAndBrokenEscapesIgnored() {
        for (String query : new String[] {"from=tomorrow", "most=free", "q=" + "x".repeat(200)}) {
            assertThatThrownBy(() -> query(query).filter(PageLanguage.KO)).as(query).isInstanceOf(Problem.class);
        }
        assertThat(query("q=%zz").text()).isEmpty();
    }

    private static SearchQuery query(String query) {
        return SearchQuery.of(new PageRequest(PageLanguage.KO, "/search", query));
    }
}
