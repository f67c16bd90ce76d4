package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeoulTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T15:00:00Z");

    @Test
    void aDayStartsAtMidnightInSeoul() {
        assertThat(Seoul.startOf(LocalDate.of(2027, 1, 1))).isEqualTo(NEW_YEAR);
        assertThat(Seoul.date(NEW_YEAR)).isEqualTo("2027-01-01");
        assertThat(Seoul.date(NEW_YEAR.minusMillis(1))).isEqualTo("2026-12-31");
    }
}
