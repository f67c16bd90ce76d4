package io.yemae.it.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.TicketDesk;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Refusals of the box office and their messages (requirement 0, section 6.3). */
class BoxOfficeRefusalsIT extends YemaeIT {
    private static TicketDesk office;

    private final TicketDesk desk = office.ofAnotherTheater();

    @BeforeAll
    static void openTheOffice() {
        office = TicketDesk.open(stage, api);
    }

    @TestFactory
    Stream<DynamicTest> invalidFieldsAreRefusedAndNothingIsIssued() {
        return Stream.<Map<String, Object>>of(Map.of("price_krw", -1), Map.of("price_krw", 1_000_001), Map.of("price_krw", 1.5),
                Map.of("price_krw", "1000"), Map.of("quantity", 0), Map.of("quantity", 11), Map.of("quantity", 1.5),
                    Map.of("theater_name", ""),
                Map.of("theater_name", " \u3000"), Map.of("theater_name", "가".repeat(101)), Map.of("theater_name", "\u0001"),
                Map.of("movie_title", " "), Map.of("movie_title", "가".repeat(201)), Map.of("movie_title", "줄\n바꿈"),
                Map.of("movie_title", List.of()), Map.of("memo", "메".repeat(501)), Map.of("user_id", ""),
                    Map.of("user_id", "u".repeat(101)),
                Map.of("user_id", "buyer@yemae.test"), Map.of("user_id", "김예매"), Collections.singletonMap("theater_name", null),
                Collections.singletonMap("movie_title", null), Collections.singletonMap("price_krw", null))
            .map(members -> DynamicTest.dynamicTest(members.toString(), () -> {
                Answer refused = desk.issue(members).expectProblem(400, "INVALID_REQUEST");
                assertThat(refused.at("/fields/0/field")).isEqualTo(members.keySet().iterator().next());
                assertThat(desk.list("").at("/total")).isEqualTo("0");
            }));
    }

    @Test
    void aNameWithALoneSurrogateIsRefused() {
        desk.api().raw("POST", "/api/tickets/issue", "application/json",
            "{\"theater_name\":\"\\ud83c\",\"movie_title\":\"기생충\",\"price_krw\":1}").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void malformedBodiesAreRefused() {
        for (String path : List.of("/api/tickets/issue", "/api/tickets/refund")) {
            desk.api().raw("POST", path, "application/json", "").expectProblem(400, "BODY_REQUIRED");
            desk.api().raw("POST", path, "application/json", "{").expectProblem(400, "MALFORMED_BODY");
            desk.api().raw("POST", path, "text/plain", "{}").expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        desk.refund(Map.of()).expectProblem(400, "INVALID_REQUEST");
        for (List<?> ids : List.of(List.of(), List.of(""), Collections.singletonList(null), List.of(7), Collections.nCopies(1_001, "x"))) {
            assertThat(desk.refund(Map.of("ticket_ids", ids)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
                .startsWith("ticket_ids");
        }
    }

    @Test
    void anUnknownTicketIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "7", "T-0001")) {
            desk.api().get("/api/tickets/" + id).expectProblem(404, "TICKET_NOT_FOUND", "티켓을 찾을 수 없습니다: " + id);
            desk.refund(id).expectProblem(404, "TICKET_NOT_FOUND", "티켓을 찾을 수 없습니다: " + id);
        }
    }

    @Test
    void invalidListParametersAreRefused() {
        for (String query : List.of("limit=0", "limit=1001", "limit=x", "offset=-1", "offset=x", "offset=99999999999", "status=refunded")) {
            assertThat(desk.api().get("/api/tickets?" + query).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
                .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        desk.api().get("/api/tickets?theater_name=%00").expectProblem(400, "INVALID_REQUEST");
        desk.api().get("/api/tickets?limit=1000&offset=2147483647").expect(200);
    }

    @TestFactory
    Stream<DynamicTest> onlyOperatorsAndAdministratorsHaveAccess() {
        String id = desk.issueOne();
        Api buyer = stage.buyer().api();
        return Stream.of("POST /api/tickets/issue", "POST /api/tickets/refund", "GET /api/tickets", "GET /api/tickets/" + id)
            .map(endpoint ->
            DynamicTest.dynamicTest(endpoint, () -> {
                send(api, endpoint, id).expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
                send(api.as("abc"), endpoint, id).expectProblem(401, "INVALID_TOKEN", "유효하지 않은 토큰입니다.");
                send(buyer, endpoint, id).expectProblem(403, "FORBIDDEN", "매표소 운영자 권한이 필요합니다.");
                assertThat(send(desk.api(), endpoint, id).status()).isIn(200, 201);
                assertThat(send(stage.administrator(), endpoint, id).status()).isIn(200, 201);
            }));
    }

    @Test
    void thePathsOfTicketTypesAreNotTakenForTickets() {
        for (String path : List.of("/api/tickets/event/7", "/api/tickets/availability/7")) {
            assertThat(api.get(path).text()).doesNotContain("TICKET_NOT_FOUND").doesNotContain("UNAUTHENTICATED");
        }
    }

    @Test
    void theDatabaseRefusesForbiddenTransitionsOfATicket() {
        String issued = desk.issueOne();
        String canceled = desk.issueOne();
        desk.refund(canceled).expect(200);

        for (String step : List.of(
                "UPDATE tickets SET status = 'issued', canceled_at = NULL, cancel_reason = NULL WHERE id = '" + canceled + "'",
                "UPDATE tickets SET canceled_at = now() WHERE id = '" + canceled + "'",
                "UPDATE tickets SET price_krw = 1 WHERE id = '" + issued + "'",
                "UPDATE tickets SET status = 'canceled' WHERE id = '" + issued + "'",
                "UPDATE tickets SET status = 'canceled', canceled_at = now(), price_krw = 1 WHERE id = '" + issued + "'",
                "UPDATE tickets SET status = 'used' WHERE id = '" + issued + "'",
                "DELETE FROM tickets WHERE id = '" + issued + "'",
                "INSERT INTO tickets (id, theater_name, movie_title, price_krw, status, issued_at, canceled_at)"
                    + " VALUES (gen_random_uuid(), 'x', 'x', 1, 'canceled', now(), now())")) {
            assertThatThrownBy(() -> sql.update(step)).as(step).hasMessageMatching("(?s).*(refused|violates check constraint).*");
        }
    }

    private Answer send(Api caller, String endpoint, String ticket) {
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        if (endpoint.startsWith("GET")) {
            return caller.get(path);
        }
        return caller.post(path, path.endsWith("issue") ? desk.request(Map.of()) : Map.of("ticket_ids", List.of(ticket)));
    }
}
