package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-01-01", "2026-02-29", "tomorrow", "20261224",
        "2026-12-24T00:00:00Z"})
    void invalidDaysAreRefused(String text) {
        assertThat(Dates.day("day", " 2026-12-24 ")).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThatThrownBy(() -> Dates.day("day", text)).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.fields().get(0).field()).isEqualTo("day")).hasMessage("날짜는 yyyy-MM-dd 형식이어야 합니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-13", "2026-1", "2026-12-01", "+999999999-12", "x"})
    void invalidMonthsAreRefused(String text) {
        assertThat(Dates.month("month", " 2026-12 ")).isEqualTo(YearMonth.of(2026, 12));
        assertThatThrownBy(() -> Dates.month("month", text)).isInstanceOf(Problem.class).hasMessage("월은 yyyy-MM 형식이어야 합니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-21T00:00:00", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00", "0001-01-01T00:00:00+18:00", "x"})
    void instantsWithoutOffsetOrWithAYearOutOfRangeAreRefused(String text) {
        assertThat(Dates.instant(" 2026-11-21T09:00:00+09:00 ")).contains(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(Dates.instant(text)).isEmpty();
    }

    @Test
    void blankTextCountsAsNotSent() {
        assertThat(Dates.day("day", " ")).isNull();
        assertThat(Dates.month("month", null)).isNull();
    }
}
