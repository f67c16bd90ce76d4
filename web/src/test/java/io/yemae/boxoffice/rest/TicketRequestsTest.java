package io.yemae.boxoffice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.boxoffice.IssueTickets;
import io.yemae.rest.json.JsonConfiguration;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requirement 0 defines the names of the members. */
class TicketRequestsTest {
    private static final ObjectMapper JSON = new JsonConfiguration().getContext(Object.class);

    @Test
    void oneTicketIsIssuedByDefault() throws JsonProcessingException {
        IssueTicketsRequest request =
            JSON.readValue("{\"theater_name\":\" 서울극장\",\"movie_title\":\"기생충\",\"price_krw\":0}", IssueTicketsRequest.class);

        assertThat(request.command()).isEqualTo(new IssueTickets(" 서울극장", "기생충", Won.ZERO, 1, null, null));
        assertThat(request).as("sent or not").isEqualTo(new IssueTicketsRequest(" 서울극장", "기생충", 0L, 1, null, null));
    }

    @Test
    void whatIsNoIdAtAllIsRefusedAndWhatNamesNoTicketIsNotFound() {
        String id = Uuid7.next().toString();

        assertRefused(Arrays.asList(id, null), ProblemKind.INVALID);
        assertRefused(List.of(id, " "), ProblemKind.INVALID);
        assertRefused(List.of("x".repeat(101), id), ProblemKind.INVALID);
        assertRefused(List.of(id, "T-0001"), ProblemKind.NOT_FOUND);
        assertThat(new RefundTicketsRequest(List.of(id), "상영 취소").command().tickets()).singleElement().hasToString(id);
    }

    private static void assertRefused(List<String> ids, ProblemKind kind) {
        assertThatThrownBy(() -> new RefundTicketsRequest(ids, null).command())
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
