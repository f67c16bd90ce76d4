package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Page;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void missingAndNonNumericValuesBecomeTheDefault() {
        assertThat(Pages.request(null, null)).isEqualTo(new Page.Request(1, 10));
        assertThat(Pages.request("x", "1e3")).isEqualTo(new Page.Request(1, 10));
        assertThat(Pages.request("99999999999", " 5 ")).isEqualTo(new Page.Request(1, 5));
    }

    @Test
    void valuesOutOfRangeAreBroughtIntoRange() {
        assertThat(Pages.request("0", "101")).isEqualTo(new Page.Request(1, 100));
        assertThat(Pages.request("-1", "0")).isEqualTo(new Page.Request(1, 1));
    }
}
