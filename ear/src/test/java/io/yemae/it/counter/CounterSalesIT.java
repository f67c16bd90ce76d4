package io.yemae.it.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Counter;
import io.yemae.it.kit.places.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Seats sold at a counter, refunded there, and counted at the end of the day. */
class CounterSalesIT extends YemaeIT {
    private final Show show = stage.show(20);
    private final Counter counter = Counter.of(stage, show);

    @Test
    void aSeatIsSoldForCashToSomebodyWithoutAnAccount() {
        JsonNode offer = counter.api().get("/api/box-office/performances/" + counter.performance()).expect(200).json();
        assertThat(offer.at("/grades/0/free").asInt()).isEqualTo(20);

        JsonNode sale = counter.sell(Map.of("quantity", 2, "buyerName", "김손님", "buyerPhone", "010-1234-5678", "expectedTotal", 140_000))
            .expect(201).json();

        String id = sale.get("id").asText();
        assertThat(sale.get("items")).hasSize(2);
        assertThat(sale.get("total").asLong()).isEqualTo(140_000);
        assertThat(sale.get("status").asText()).isEqualTo("confirmed");
        assertThat(sale.get("soldBy").asText()).isEqualTo(counter.staff());
        assertThat(sale.get("hasAccount").asBoolean()).isFalse();
        assertThat(sale.get("refundable").asBoolean()).isTrue();
        assertThat(counter.sale(id).expect(200).json()).isEqualTo(sale);
        assertThat(counter.api().get("/api/box-office/sales?number=" + sale.get("number").asText()).expect(200).json().get("sales"))
            .containsExactly(sale);
        assertThat(counter.api().get("/api/box-office/sales").expect(200).json().get("sales")).containsExactly(sale);
        assertThat(counter.api().download("image/png", "/api/box-office/sales/" + id + "/code")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(states()).isEqualTo("available 18, sold 2");
        assertThat(sql.texts("""
            SELECT concat_ws('/', reservation.channel, reservation.payment_method, payment.status, entry.means, entry.amount)
            FROM reservations reservation
            JOIN payments payment ON payment.reservation_id = reservation.id
            JOIN till_entries entry ON entry.payment_id = payment.id
            WHERE reservation.id = ?::uuid""", id)).containsExactly("box_office/MANUAL/DONE/cash/140000");
        assertThat(audit(id)).containsExactly("counter.sale by " + counter.staff());
        assertThat(counter.today("cash")).isEqualTo("140000/1/0/0");
        assertThat(stage.administrator().get("/api/admin/reservations?number=" + sale.get("number").asText()).expect(200)
            .at("/reservations/0/buyer/name")).isEqualTo("김손님");
    }

    @Test
    void aSaleOfChosenSeatsByTheCardTerminalNeedsTheApprovalNumber() {
        counter.sell(Map.of("means", "terminal")).expectProblem(400, "INVALID_REQUEST", "카드 단말기의 승인 번호를 입력해주세요.");
        counter.sell(Map.of("approvalNumber", "30012345")).expectProblem(400, "INVALID_REQUEST", "승인 번호는 카드 단말기로 받을 때만 있습니다.");
        String version = counter.api().get("/api/performances/dates/" + counter.performance() + "/plan").at("/version");

        Answer sold = counter.sell(Map.of("grade", "", "quantity", "", "planVersion", version, "seats", List.of(3, 4), "means", "terminal",
            "approvalNumber", "30012345")).expect(201);

        assertThat(sold.at("/approvalNumber")).isEqualTo("30012345");
        assertThat(sold.json().get("items").findValuesAsText("label")).containsExactlyInAnyOrder("A-1-4", "A-1-5");
        counter.sellSeats(4, 5).expectProblem(409, "SEATS_TAKEN");
        counter.sellSeats(5, 5).expectProblem(400, "SEAT_TWICE");
        counter.sellSeats(20).expect(400);
        assertThat(counter.today("terminal")).isEqualTo("140000/1/0/0");
        assertThat(states()).isEqualTo("available 18, sold 2");
    }

    @Test
    void pointsOfTheCustomerPayAndGoBackToTheAccount() {
        Buyer customer = stage.buyerWithPoints(100_000);
        Map<String, Object> withPoints = Map.of("means", "points", "customer", customer.email());
        counter.sell(Map.of("means", "points")).expectProblem(400, "INVALID_REQUEST");
        counter.sell(Map.of("customer", "nobody@yemae.test")).expectProblem(404, "CUSTOMER_NOT_FOUND");
        assertThat(counter.api().get("/api/box-office/customers?email=" + customer.email()).expect(200).text())
            .isEqualTo("{\"name\":\"김*매\",\"points\":100000}");

        String id = counter.sell(withPoints).expect(201).at("/id");
        counter.sell(Map.of("means", "points", "customer", stage.buyer().email())).expectProblem(409, "INSUFFICIENT_POINTS");

        assertThat(customer.balance()).isEqualTo(30_000);
        assertThat(customer.api().get("/api/reservations/" + id).expect(200).at("/reservation/status")).isEqualTo("confirmed");
        counter.refund(id).expect(200);
        assertThat(customer.balance()).isEqualTo(100_000);
        assertThat(counter.today("points")).isEqualTo("70000/1/70000/1");
        assertThat(states()).isEqualTo("available 20");
    }

    @Test
    void whatWasTakenInCashIsGivenBackOnce() {
        String id = counter.sell(Map.of()).expect(201).at("/id");

        Answer refunded = counter.refund(id).expect(200);

        assertThat(refunded.at("/status")).isEqualTo("cancelled");
        assertThat(refunded.at("/returned/amount")).isEqualTo("70000");
        assertThat(refunded.at("/returned/by")).isEqualTo(counter.staff());
        assertThat(refunded.at("/returned/reason")).isEqualTo("고객 변심");
        assertThat(refunded.at("/refundable")).isEqualTo("false");
        assertThat(counter.refund(id).expect(200).text()).isEqualTo(refunded.text());
        counter.api().getAs("image/png", "/api/box-office/sales/" + id + "/code").expectProblem(409, "NO_ENTRY_CODE");
        assertThat(states()).isEqualTo("available 20");
        assertThat(sql.texts("SELECT status FROM payments WHERE reservation_id = ?::uuid", id)).containsExactly("REFUNDED");
        assertThat(audit(id)).containsExactly("counter.sale by " + counter.staff(), "reservation.cancel by " + counter.staff(),
            "counter.refund by " + counter.staff());
        assertThat(counter.today("cash")).isEqualTo("70000/1/70000/1");
    }

    @Test
    void moneyOfACustomerWhoCancelledOnlineIsGivenBackAtAnyCounter() {
        Buyer customer = stage.buyer();
        String id = counter.sell(Map.of("customer", customer.email())).expect(201).at("/id");
        customer.api().raw("POST", "/api/reservations/" + id + "/cancel", null, null).expect(200);
        assertThat(counter.sale(id).expect(200).at("/refundable")).isEqualTo("true");
        Counter other = Counter.of(stage, show);

        other.refund(id).expect(200);

        assertThat(other.sale(id).at("/refundable")).isEqualTo("false");
        assertThat(other.today("cash")).isEqualTo("0/0/70000/1");
        assertThat(counter.today("cash")).isEqualTo("70000/1/0/0");
        assertThat(sql.texts("SELECT payment_status FROM reservations WHERE id = ?::uuid", id)).containsExactly("refunded");
    }

    @Test
    void anAdministratorWhoGivesMoneyBackHasItInTheOwnTill() {
        String id = counter.sell(Map.of()).expect(201).at("/id");
        stage.administrator().post("/api/admin/reservations/" + id + "/cancel", Map.of("reason", "공연장 사정")).expect(200);
        String payment = sql.texts("SELECT id FROM payments WHERE reservation_id = ?::uuid", id).get(0);

        stage.administrator().raw("POST", "/api/admin/payments/" + payment + "/returned", null, null).expect(200);

        assertThat(counter.sale(id).at("/returned/amount")).isEqualTo("70000");
        assertThat(counter.sale(id).at("/returned/by")).isNotEqualTo(counter.staff());
        assertThat(counter.today("cash")).isEqualTo("70000/1/0/0");
    }

    @Test
    void aRepeatedRequestSellsAndGivesBackOnce() {
        String key = UUID.randomUUID().toString();
        Answer first = counter.sell(Map.of(), key).expect(201);

        assertThat(counter.sell(Map.of(), key).expect(201).text()).isEqualTo(first.text());
        counter.sell(Map.of("quantity", 2), key).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        assertThat(states()).isEqualTo("available 19, sold 1");
        assertThat(counter.today("cash")).isEqualTo("70000/1/0/0");
    }

    @Test
    void oneSeatIsSoldOnceHoweverManyCountersWantIt() {
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();

        Crowd.of(8).run(each -> answers.add(counter.sellSeats(0).status()));

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(states()).isEqualTo("available 19, sold 1");
        assertThat(counter.today("cash")).isEqualTo("70000/1/0/0");
    }

    @Test
    void nothingHappensUnlessThePriceIsTheQuotedOne() {
        counter.sell(Map.of("expectedTotal", 60_000)).expectProblem(409, "PRICE_CHANGED");
        counter.sell(Map.of("quantity", 2, "customer", stage.buyer().email())).expectProblem(409, "SEAT_LIMIT");
        counter.sell(Map.of("quantity", 11)).expectProblem(400, "INVALID_REQUEST");
        counter.sell(Map.of("grade", "B")).expectProblem(404, "GRADE_NOT_FOUND");
        counter.sell(Map.of("buyerName", "김", "customer", stage.buyer().email())).expectProblem(400, "INVALID_REQUEST");
        counter.sell(Map.of("planVersion", "1")).expectProblem(400, "INVALID_REQUEST");

        assertThat(states()).isEqualTo("available 20");
        assertThat(counter.today("cash")).isEqualTo("0/0/0/0");
    }

    @Test
    void aDiscountCodeLowersThePriceAtTheCounterToo() {
        String code = "COUNTER-" + System.nanoTime();
        stage.administrator().post("/api/admin/events/" + show.event() + "/discount-codes", Map.of("code", code, "percent", 10,
            "totalLimit", 1, "startsAt", Instant.now().minusSeconds(60).toString(), "endsAt", Instant.now().plusSeconds(3600).toString()))
            .expect(201);

        Answer sold = counter.sell(Map.of("discountCode", code.toLowerCase(), "expectedTotal", 63_000)).expect(201);

        assertThat(sold.at("/discount")).isEqualTo("7000");
        assertThat(counter.today("cash")).isEqualTo("63000/1/0/0");
        counter.sell(Map.of("discountCode", code)).expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
    }

    @Test
    void theCounterSellsFromTheOpeningUntilThePerformanceEnds() {
        sql.update("UPDATE events SET sale_end = now() - interval '1 minute' WHERE id = ?::uuid", show.event());
        counter.sell(Map.of()).expect(201);
        sql.update("""
            UPDATE performances
            SET starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour'
            WHERE event_id = ?::uuid""", show.event());
        counter.sell(Map.of()).expect(201);
        sql.update("UPDATE performances SET ends_at = now() - interval '1 second' WHERE event_id = ?::uuid", show.event());
        counter.sell(Map.of()).expectProblem(409, "NOT_ON_SALE");

        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        Show upcoming = stage.show(2, Map.of("saleStart", tomorrow.toString()));
        Counter.of(stage, upcoming).sell(Map.of()).expectProblem(409, "NOT_ON_SALE");
    }

    @Test
    void unitsOfGeneralAdmissionAreSoldAtTheCounter() {
        String event = stage.generalAdmission(5);
        Counter free = Counter.of(stage.staff("operator"), stage.performance(event));

        Answer sold = free.sell(Map.of("grade", "자유석", "quantity", 3)).expect(201);

        assertThat(sold.at("/items/0/quantity")).isEqualTo("3");
        assertThat(sold.at("/total")).isEqualTo("90000");
        free.sell(Map.of("grade", "자유석", "quantity", 3)).expectProblem(409, "NOT_ENOUGH_SEATS");
    }

    @Test
    void anOrganiserSellsOnlyTheOwnEvents() {
        Buyer organiser = stage.staff("organiser");
        Counter own = Counter.of(organiser, counter.performance());
        String id = counter.sell(Map.of()).expect(201).at("/id");
        String number = counter.sale(id).at("/number");
        own.sell(Map.of()).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        own.sale(id).expectProblem(404, "RESERVATION_NOT_FOUND");
        own.refund(id).expectProblem(404, "RESERVATION_NOT_FOUND");
        assertThat(organiser.api().get("/api/box-office/performances").expect(200).json().get("performances")).isEmpty();
        assertThat(organiser.api().get("/api/box-office/sales?number=" + number).expect(200).json().get("sales")).isEmpty();

        stage.administrator().raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + show.event(), null, null).expect(204);

        own.sell(Map.of()).expect(201);
        assertThat(organiser.api().get("/api/box-office/performances").expect(200).json().get("performances")).hasSize(1);
        assertThat(organiser.api().get("/api/box-office/sales?number=" + number).expect(200).json().get("sales")).hasSize(1);
        String online = stage.buyer().hold(show, show.seats().get(19)).expect(201).at("/reservation/id");
        own.sale(online).expectProblem(404, "RESERVATION_NOT_FOUND");
    }

    @Test
    void theNameOfABuyerIsForgottenAMonthAfterThePerformance() {
        String id = counter.sell(Map.of("buyerName", "김손님", "buyerPhone", "010-1234-5678")).expect(201).at("/id");
        stage.administrator().raw("POST", "/api/admin/retention", null, null).expect(200);
        assertThat(counter.sale(id).at("/buyerName")).isEqualTo("김손님");
        sql.update("""
            UPDATE performances
            SET starts_at = now() - interval '40 days', ends_at = now() - interval '39 days'
            WHERE event_id = ?::uuid""", show.event());

        stage.administrator().raw("POST", "/api/admin/retention", null, null).expect(200);

        assertThat(counter.sale(id).json().get("buyerName").isNull()).isTrue();
        assertThat(counter.sale(id).json().get("buyerPhone").isNull()).isTrue();
    }

    @Test
    void freeSeatingTicketsAreCountedByThePricesOnThem() {
        TicketDesk desk = new TicketDesk(counter.api(), counter.staff(), "극장 " + UUID.randomUUID());
        List<String> tickets = desk.issueMany(3);
        desk.refund(tickets.get(0)).expect(200);

        JsonNode counted = counter.api().get("/api/box-office/cash-up").expect(200).json().get("freeSeating");

        assertThat(counted).hasToString("{\"issued\":3,\"issuedPrice\":36000,\"refunded\":1,\"refundedPrice\":12000}");
        assertThat(counter.api().get("/api/box-office/cash-up?day=2020-01-01").expect(200).at("/freeSeating/issued")).isEqualTo("0");
        counter.api().get("/api/box-office/cash-up?day=gestern").expectProblem(400, "INVALID_REQUEST");
        assertThat(counter.api().download("image/png", "/api/tickets/" + tickets.get(1) + "/code")).startsWith(0x89, 'P', 'N', 'G');
    }

    /** How many seats of the show have which state. */
    private String states() {
        return String.join(", ", sql.texts("""
            SELECT state.status || ' ' || count(*)
            FROM seat_states state
            JOIN seats seat ON seat.id = state.seat_id
            WHERE seat.performance_id = ?::uuid
            GROUP BY state.status
            ORDER BY state.status""", counter.performance()));
    }

    private static List<String> audit(String target) {
        return sql.texts("SELECT action || ' by ' || actor FROM audit_entries WHERE target = ? ORDER BY id", target);
    }
}
