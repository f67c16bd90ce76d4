package io.yemae.boxoffice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketStatus;
import io.yemae.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketFiltersTest {

    @Test
    void whatIsLeftEmptyDoesNotMatter() {
        assertThat(TicketFilters.of(null, "", " ", null, "100", "0")).isEqualTo(new TicketFilter(null, null, null, null, 100, 0));
    }

    @Test
    void whatIsGivenIsTakenAsItIs() {
        assertThat(TicketFilters.of("서울극장 ", "기생충", "canceled", "kiosk-7", "1", "20"))
            .isEqualTo(new TicketFilter("서울극장 ", "기생충", TicketStatus.CANCELED, "kiosk-7", 1, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "x", "", "1.5", "99999999999"})
    void aLimitIsFrom1To1000(String limit) {
        assertRefused("limit", () -> TicketFilters.of(null, null, null, null, limit, "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "99999999999"})
    void anOffsetIsNeverNegative(String offset) {
        assertRefused("offset", () -> TicketFilters.of(null, null, null, null, "100", offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunded", "ISSUED", "cancelled"})
    void aStatusIsOneOfTwo(String status) {
        assertRefused("status", () -> TicketFilters.of(null, null, status, null, "100", "0"));
    }

    private static void assertRefused(String field, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.fields()).singleElement().extracting(Problem.FieldError::field).isEqualTo(field));
    }
}
