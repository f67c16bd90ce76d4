package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void valuesOutOfRangeAreBroughtIntoRange() {
        assertThat(new Page.Request(0, 0)).isEqualTo(new Page.Request(1, 1));
        assertThat(new Page.Request(-5, 1000)).isEqualTo(new Page.Request(1, 100));
    }

    @Test
    void theOffsetOfTheLargestPageDoesNotOverflow() {
        assertThat(new Page.Request(Integer.MAX_VALUE, 100).offset()).isPositive();
    }

    @Test
    void anIncompletePageCountsAsAPage() {
        Page.Request request = new Page.Request(1, 10);

        assertThat(Page.of(List.of(), request, 0).totalPages()).isZero();
        assertThat(Page.of(List.of(), request, 50).totalPages()).isEqualTo(5);
        assertThat(Page.of(List.of(), request, 51).totalPages()).isEqualTo(6);
    }
}
