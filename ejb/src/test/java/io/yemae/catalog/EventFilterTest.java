package io.yemae.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Page;
import org.junit.jupiter.api.Test;

class EventFilterTest {
    private static final Page.Request PAGE = new Page.Request(1, 10);

    @Test
    void whatIsAskedForHasOneNameAndNothingElseHasIt() {
        assertThat(filter("a", "b").key()).isEqualTo(filter("a", "b").key())
            .isNotEqualTo(filter("b", "a").key())
            .isNotEqualTo(filter("ab", null).key())
            .isNotEqualTo(filter("a2=b", null).key())
            .isNotEqualTo(filter("a", "b").in(EventOrder.NAME).key());
        assertThat(filter("", null).key()).isNotEqualTo(filter(null, "").key()).isNotEqualTo(filter(null, null).key());
        assertThat(EventFilter.of(null, "a", new Page.Request(2, 10)).key()).isNotEqualTo(EventFilter.of(null, "a", PAGE).key());
    }

    private static EventFilter filter(String text, String category) {
        return new EventFilter(null, text, category, null, null, null, null, null, EventOrder.LATEST, PAGE);
    }
}
