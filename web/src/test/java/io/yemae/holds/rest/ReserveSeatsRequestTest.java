package io.yemae.holds.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.holds.Holds.HoldSeats;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requirement 2 defines the messages of the refusals and their order. */
class ReserveSeatsRequestTest {
    private static final String EVENT = Uuid7.next().toString();
    private static final String SEAT = Uuid7.next().toString();

    @Test
    void theEventIdIsValidatedFirst() {
        assertRefused(new ReserveSeatsRequest("x", List.of(), null), "Invalid event ID format");
        assertRefused(new ReserveSeatsRequest(null, null, null), "Invalid event ID format");
        assertRefused(new ReserveSeatsRequest(7, List.of(SEAT), null), "Invalid event ID format");
    }

    @Test
    void thenAtLeastOneSeatIsRequired() {
        assertRefused(new ReserveSeatsRequest(EVENT, List.of(), null), "Please select at least one seat");
        assertRefused(new ReserveSeatsRequest(EVENT, null, null), "Please select at least one seat");
        assertRefused(new ReserveSeatsRequest(EVENT, Map.of("a", 1), null), "Please select at least one seat");
    }

    @Test
    void thenTheNumberOfSeatsIsLimited() {
        assertRefused(new ReserveSeatsRequest(EVENT, List.of("x", "y", "z"), null), "최대 2석까지 선택 가능합니다.");
    }

    @Test
    void thenEachSeatIdIsValidated() {
        assertRefused(new ReserveSeatsRequest(EVENT, List.of("x"), null), "Invalid seat ID format");
        assertRefused(new ReserveSeatsRequest(EVENT, List.of(SEAT, 7), null), "Invalid seat ID format");
    }

    @Test
    void aValidRequestBecomesACommand() {
        UserId user = UserId.next();

        HoldSeats command = new ReserveSeatsRequest(EVENT, List.of(SEAT), null).command(user, event -> 2);

        assertThat(command.user()).isEqualTo(user);
        assertThat(command.event()).hasToString(EVENT);
        assertThat(command.performance()).isNull();
        assertThat(command.seats()).singleElement().hasToString(SEAT);
    }

    private static void assertRefused(ReserveSeatsRequest request, String sentence) {
        assertThatThrownBy(() -> request.command(UserId.next(), event -> 2))
            .hasMessage(sentence)
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID));
    }
}
