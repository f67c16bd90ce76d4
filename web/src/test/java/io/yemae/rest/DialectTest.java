package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/api/events/7", "/api/seats/reserve", "/api/queue/check/7", "/api/tickets/event/7",
        "/api/tickets/availability/7",
        "/api/payments/process"})
    void thePathsOfRequirement2HaveItsDialect(String path) {
        assertThat(Dialect.at(path)).isEqualTo(Dialect.TICKETING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/me", "/api/reservations", "/api/admin/events", "/api/eventsx", "/api/users/me", "/api/users/balance",
        "/api/payments/prepare", "/api/payments/7", "/api/ticketsx", "/"})
    void allOtherPathsHaveOurDialect(String path) {
        assertThat(Dialect.at(path)).isEqualTo(Dialect.HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/tickets/", "/api/tickets/issue", "/api/tickets/refund", "/api/tickets/7"})
    void thePathsOfRequirement0HaveTheBoxOfficeDialect(String path) {
        assertThat(Dialect.at(path)).isEqualTo(Dialect.BOX_OFFICE);
        assertThat(Dialect.at(path).missingRole()).isNotEqualTo(Dialect.HOUSE.missingRole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/7/points", "/api/users/7/points/charge", "/api/concerts", "/api/concerts/1/schedules/2/reserves",
        "/api/payments", "/api/payments/", "/api/payments/users/7/histories/3", "/api/payments/callback"})
    void thePathsOfRequirement3HaveItsDialect(String path) {
        assertThat(Dialect.at(path)).isEqualTo(Dialect.CONCERTS);
    }

    @Test
    void onlyOurOwnDialectRefusesUnknownMembers() {
        assertThat(Arrays.stream(Dialect.values()).filter(dialect -> !dialect.ignoresUnknownMembers())).containsExactly(Dialect.HOUSE);
    }

    @Test
    void anUnknownUserOfABalanceGetsTheSentenceOfRequirement4() {
        Problem unknown = Problem.notFound("USER_NOT_FOUND", "유저를 찾을 수 없습니다.");

        assertThat(Dialect.at("/api/users/7/balance").sentence(unknown)).isEqualTo("User Not Exists");
        assertThat(Dialect.at("/api/users/7/points").sentence(unknown)).isEqualTo("유저를 찾을 수 없습니다.");
        assertThat(Dialect.BALANCE.sentence(Problem.conflict("BALANCE_LIMIT", "보유할 수 있는 포인트를 넘었습니다."))).isEqualTo("보유할 수 있는 포인트를 넘었습니다.");
    }

    @Test
    void conflictAndBadTokenHaveOtherStatusCodesInRequirement2() {
        assertThat(Dialect.HOUSE.status(ProblemKind.CONFLICT)).isEqualTo(409);
        assertThat(Dialect.TICKETING.status(ProblemKind.CONFLICT)).isEqualTo(400);
        assertThat(Dialect.badTokenStatus("/api/auth/me")).isEqualTo(401);
        assertThat(Dialect.badTokenStatus("/api/queue/check/1")).isEqualTo(403);
        assertThat(Dialect.badTokenStatus("/api/queue/tokens")).as("requirement 4").isEqualTo(401);
    }
}
