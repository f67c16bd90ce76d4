package io.yemae.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeoulTimeTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T15:00:00Z");

    @Test
    void anInstantIsShownAsItIsReadInSeoul() {
        assertThat(SeoulTime.day(NEW_YEAR)).isEqualTo("2027년 01월 01일");
        assertThat(SeoulTime.minute(NEW_YEAR.plusSeconds(3_661))).isEqualTo("2027년 01월 01일 01:01");
        assertThat(SeoulTime.second(NEW_YEAR.minusSeconds(1))).isEqualTo("2026-12-31 23:59:59");
    }

    @Test
    void whatIsNotThereIsNotShown() {
        assertThat(SeoulTime.day(null)).isNull();
        assertThat(SeoulTime.minute(null)).isNull();
    }
}
