package io.yemae.it.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Free-seating tickets (requirement 0): issue, look-up and refund by an operator. */
class BoxOfficeIT extends YemaeIT {
    private static final String REUSED = "멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다";
    private static TicketDesk office;

    private final TicketDesk desk = office.ofAnotherTheater();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void openTheOffice() {
        office = TicketDesk.open(stage, api);
    }

    @Test
    void theRequestedNumberOfTicketsIsIssued() {
        Answer issued = desk.issue(Map.of("quantity", 2, "memo", "창구\n2", "user_id", "kiosk-7")).expect(201);

        assertThat(issued.json().fieldNames()).toIterable().containsExactlyInAnyOrder("ticket_ids", "count", "summary");
        assertThat(issued.at("/count")).isEqualTo("2");
        assertThat(issued.json().get("summary"))
            .hasToString("{\"theater_name\":\"" + desk.theater() + "\",\"movie_title\":\"기생충\",\"price_krw\":12000}");
        List<String> ids = TicketDesk.texts(issued.json().get("ticket_ids"));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(sql.texts("""
                SELECT concat_ws('/', id, movie_title, price_krw, status, memo, user_id)
                FROM tickets
                WHERE theater_name = ?""", desk.theater()))
            .containsExactlyInAnyOrderElementsOf(ids.stream().map(id -> id + "/기생충/12000/issued/창구\n2/kiosk-7").toList());
        assertThat(audit("boxoffice.issue", ids)).containsExactly(desk.operator(), desk.operator());
    }

    @Test
    void oneTicketIsIssuedByDefault() {
        String id = desk.issueOne();

        JsonNode ticket = desk.ticket(id);
        assertThat(ticket.fieldNames()).toIterable()
            .containsExactlyInAnyOrder("id", "theater_name", "movie_title", "price_krw", "status", "memo",
            "user_id", "issued_at", "canceled_at", "cancel_reason");
        assertThat(ticket.get("id").asText()).isEqualTo(id);
        assertThat(ticket.get("theater_name").asText()).isEqualTo(desk.theater());
        assertThat(ticket.get("price_krw").isIntegralNumber()).isTrue();
        assertThat(ticket.get("status").asText()).isEqualTo("issued");
        assertThat(Duration.between(Instant.parse(ticket.get("issued_at").asText()), Instant.now()).abs())
            .isLessThan(Duration.ofMinutes(1));
        for (String member : List.of("memo", "user_id", "canceled_at", "cancel_reason")) {
            assertThat(ticket.get(member).isNull()).as(member).isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> validFieldsAreStoredAsSent() {
        return Stream.<Map<String, Object>>of(Map.of("price_krw", 0), Map.of("price_krw", 1_000_000), Map.of("quantity", 1),
            Map.of("quantity", 10),
                Map.of("movie_title", "가".repeat(200)), Map.of("movie_title", "🎫".repeat(200)), Map.of("movie_title", " 빈칸 "),
                Map.of("movie_title", "'; DROP TABLE tickets; --"), Map.of("memo", ""), Map.of("memo", "메".repeat(500)),
                Map.of("user_id", "u".repeat(100)))
            .map(members -> DynamicTest.dynamicTest(members.toString(), () -> {
                String id = desk.issue(members).expect(201).at("/ticket_ids/0");
                JsonNode ticket = desk.ticket(id);
                members.forEach((member, value) -> {
                    if (!member.equals("quantity")) {
                        assertThat(ticket.get(member).asText()).isEqualTo(value.toString());
                    }
                });
            }));
    }

    @Test
    void aRepeatedRefundKeepsTimeAndReasonOfTheFirst() {
        List<String> ids = desk.issueMany(2);
        Answer first = desk.refund(Map.of("ticket_ids", List.of(ids.get(0)), "reason", "상영 취소")).expect(200);
        JsonNode canceled = desk.ticket(ids.get(0));

        Answer second = desk.refund(ids.get(1), ids.get(0), ids.get(1)).expect(200);

        assertThat(first.text()).isEqualTo("{\"refunded\":[\"" + ids.get(0) + "\"],\"already_canceled\":[]}");
        assertThat(canceled.get("status").asText()).isEqualTo("canceled");
        assertThat(canceled.get("cancel_reason").asText()).isEqualTo("상영 취소");
        assertThat(Duration.between(Instant.parse(canceled.get("canceled_at").asText()), Instant.now()).abs())
            .isLessThan(Duration.ofMinutes(1));
        assertThat(second.text()).isEqualTo("{\"refunded\":[\"" + ids.get(1) + "\"],\"already_canceled\":[\"" + ids.get(0) + "\"]}");
        assertThat(desk.ticket(ids.get(0))).isEqualTo(canceled);
        assertThat(audit("boxoffice.refund", ids)).containsExactly(desk.operator(), desk.operator());
    }

    @Test
    void severalTicketsAreRefundedAllOrNone() {
        List<String> ids = desk.issueMany(2);
        for (String unknown : List.of(UUID.randomUUID().toString(), "T-0001")) {
            desk.refund(ids.get(0), unknown, ids.get(1)).expectProblem(404, "TICKET_NOT_FOUND", "티켓을 찾을 수 없습니다: " + unknown);
        }

        assertThat(sql.texts("SELECT DISTINCT status FROM tickets WHERE theater_name = ?", desk.theater())).containsExactly("issued");
        assertThat(audit("boxoffice.refund", ids)).isEmpty();
    }

    @Test
    void aThousandTicketsAreRefundedAtOnce() {
        List<String> ids = sql.texts("""
            INSERT INTO tickets (id, theater_name, movie_title, price_krw, status, issued_at)
            SELECT gen_random_uuid(), ?, '기생충', 12000, 'issued', now()
            FROM generate_series(1, 1000)
            RETURNING id""", desk.theater());

        assertThat(desk.refund(ids.toArray(String[]::new)).expect(200).json().get("refunded")).hasSize(1_000);
        assertThat(desk.list("status=canceled&limit=1000").json().get("tickets")).hasSize(1_000);
        assertThat(desk.list("limit=999").json().get("tickets")).hasSize(999);
        assertThat(desk.list("").json().get("tickets")).hasSize(100);
    }

    @Test
    void ticketsAreListedByTheirFields() {
        String other = desk.issue(Map.of("movie_title", "올드보이", "user_id", "kiosk-7")).expect(201).at("/ticket_ids/0");
        List<String> ids = desk.issueMany(3);
        desk.refund(ids.get(1)).expect(200);

        assertThat(desk.idsOf("movie_title=" + TicketDesk.encoded("올드보이"))).containsExactly(other);
        assertThat(desk.idsOf("user_id=kiosk-7")).containsExactly(other);
        assertThat(desk.idsOf("status=canceled")).containsExactly(ids.get(1));
        assertThat(desk.idsOf("status=issued")).containsExactlyInAnyOrder(other, ids.get(0), ids.get(2));
        assertThat(desk.idsOf("status=")).hasSize(4).last().isEqualTo(other);
        assertThat(desk.idsOf("movie_title=%25")).isEmpty();
        assertThat(desk.api().get("/api/tickets?theater_name=" + TicketDesk.encoded("극장 없음")).expect(200).text())
            .isEqualTo("{\"tickets\":[],\"total\":0,\"limit\":100,\"offset\":0}");
    }

    @Test
    void listsComeInPagesThatDoNotOverlap() {
        List<String> ids = desk.issueMany(5);
        Answer first = desk.list("limit=2");

        assertThat(first.at("/total")).isEqualTo("5");
        assertThat(first.at("/limit")).isEqualTo("2");
        assertThat(first.at("/offset")).isEqualTo("0");
        assertThat(Stream.of(0, 2, 4).flatMap(offset -> desk.idsOf("limit=2&offset=" + offset).stream()))
            .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(desk.list("offset=5").at("/total")).as("past the end").isEqualTo("5");
    }

    @Test
    void oneIdempotencyKeyFromSixtyFourThreadsHasOneEffect() {
        Queue<String> answers = new ConcurrentLinkedQueue<>();

        Crowd.of(64).run(i -> answers.add(desk.issue(Map.of("quantity", 3), key).expect(201).text()));

        assertThat(answers).hasSize(64).containsOnly(answers.peek());
        assertThat(ticketsOfTheater()).isEqualTo(3);
        assertThat(sql.number("SELECT count(*) FROM idempotency_keys WHERE key = ?", key)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        Answer issued = desk.issue(Map.of(), key).expect(201);

        assertThat(desk.issue(Map.of("quantity", 1), key).expect(201).text()).isEqualTo(issued.text());
        desk.issue(Map.of("quantity", 2), key).expectProblem(409, "IDEMPOTENCY_KEY_REUSED", REUSED);
        assertThat(ticketsOfTheater()).isEqualTo(1);

        Map<String, Object> refund = Map.of("ticket_ids", List.of(issued.at("/ticket_ids/0")));
        Answer refunded = desk.refund(refund, key).expect(200);
        assertThat(desk.refund(refund, key).expect(200).text()).isEqualTo(refunded.text());
        desk.refund(Map.of("ticket_ids", refund.get("ticket_ids"), "reason", "다시"), key)
            .expectProblem(409, "IDEMPOTENCY_KEY_REUSED", REUSED);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        desk.issue(Map.of("quantity", 11), key).expectProblem(400, "INVALID_REQUEST");
        desk.issue(Map.of(), key).expect(201);
        desk.issue(Map.of(), " ").expectProblem(400, "INVALID_IDEMPOTENCY_KEY");
        desk.issue(Map.of(), "k".repeat(256)).expectProblem(400, "INVALID_IDEMPOTENCY_KEY");
        assertThat(ticketsOfTheater()).isEqualTo(1);
    }

    @Test
    void concurrentOverlappingRefundsRefundEachTicketOnce() {
        List<String> ids = desk.issueMany(10);
        Queue<String> refunded = new ConcurrentLinkedQueue<>();

        Crowd.of(16).run(thread -> {
            String[] wanted = IntStream.range(0, 6).mapToObj(i -> ids.get((thread + (thread % 2 == 0 ? i : 5 - i)) % 10))
                .toArray(String[]::new);
            JsonNode answer = desk.refund(wanted).expect(200).json();
            List<String> all = new ArrayList<>(TicketDesk.texts(answer.get("already_canceled")));
            refunded.addAll(TicketDesk.texts(answer.get("refunded")));
            all.addAll(TicketDesk.texts(answer.get("refunded")));
            assertThat(all).containsExactlyInAnyOrder(wanted);
        });

        assertThat(refunded).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(audit("boxoffice.refund", ids)).hasSize(10);
        assertThat(sql.texts("SELECT DISTINCT status FROM tickets WHERE theater_name = ?", desk.theater())).containsExactly("canceled");
    }

    @Test
    void theApiDocumentNamesTheFieldsAsTheyAreSent() {
        JsonNode document = api.get("/openapi.json").expect(200).json();
        JsonNode request = document.at("/components/schemas/IssueTicketsRequest");

        assertThat(request.get("properties").fieldNames()).toIterable()
            .containsExactlyInAnyOrder("theater_name", "movie_title", "price_krw", "quantity", "memo", "user_id");
        assertThat(TicketDesk.texts(request.get("required"))).containsExactlyInAnyOrder("theater_name", "movie_title", "price_krw");
        assertThat(document.at("/components/schemas/Ticket/properties").fieldNames()).toIterable().contains("theater_name", "canceled_at");
        assertThat(document.at("/paths/~1api~1tickets~1issue/post/responses").fieldNames()).toIterable()
            .contains("201", "400", "401", "403", "409", "500");
        assertThat(document.at("/paths/~1api~1tickets~1refund/post/responses").fieldNames()).toIterable()
            .contains("200", "400", "404", "409");
        assertThat(document.at("/paths/~1api~1tickets~1{id}/get/responses").fieldNames()).toIterable().contains("200", "404");
        assertThat(document.at("/paths/~1api~1tickets/get/parameters")).hasSize(6);
    }

    private long ticketsOfTheater() {
        return sql.number("SELECT count(*) FROM tickets WHERE theater_name = ?", desk.theater());
    }

    /** The actors of this action on these tickets in the audit log. */
    private static List<String> audit(String action, List<String> targets) {
        return targets.stream()
            .flatMap(target -> sql.texts("SELECT actor FROM audit_entries WHERE action = ? AND target = ?", action, target).stream())
            .toList();
    }
}
