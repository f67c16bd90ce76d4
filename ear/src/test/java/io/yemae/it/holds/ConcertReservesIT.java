package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API of requirement 3, from the reservation of a date to its payment. */
class ConcertReservesIT extends YemaeIT {

    @Test
    void aDateIsReservedHeldAndPaid() {
        Show show = stage.show(3);
        Buyer buyer = stage.buyerWithPoints(70_000);

        String queueToken = reserve(buyer, show, 2).expect(201).at("/token");
        assertThat(queueToken).startsWith("ey");
        String paymentToken = turn(show, queueToken).expect(200).at("/token");
        assertThat(heldBy(buyer)).containsExactly("A-1-2");
        assertThat(turn(show, "Bearer " + queueToken).expect(200).json().has("token")).as("the same hold").isTrue();
        assertThat(heldBy(buyer)).hasSize(1);

        JsonNode paid = pay(paymentToken).expect(200).json();
        assertThat(paid.get("concertId").asLong()).isEqualTo(concert(show));
        assertThat(paid.get("point").asLong()).isEqualTo(70_000);
        assertThat(paid.get("startDatetime").asText()).matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
        assertThat(pay("Bearer " + paymentToken).expect(200).json()).as("paid once").isEqualTo(paid);
        assertThat(buyer.balance()).isZero();

        JsonNode history = buyer.api().get("/api/payments/users/" + buyer.number() + "/histories").expect(200).json();
        assertThat(history.get(1).get("paymentId")).isEqualTo(paid.get("paymentId"));
        assertThat(buyer.api().raw("DELETE", "/api/payments/users/" + buyer.number() + "/histories/" + paid.get("paymentId").asLong(),
            null, null)
            .status()).isEqualTo(204);
        assertThat(buyer.balance()).isEqualTo(70_000);
    }

    @Test
    void anExpiredPaymentTokenRevealsNothing() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        // The token is valid as long as the hold was when it was issued.
        sql.update("UPDATE reservations SET expires_at = now() + interval '8 seconds' WHERE id = ?::uuid", reservation);
        String paymentToken = turn(show, reserve(buyer, show, null).expect(201).at("/token")).expect(200).at("/token");
        sql.update("UPDATE reservations SET expires_at = now() + interval '5 minutes' WHERE id = ?::uuid", reservation);
        buyer.payWithPoints(reservation).expect(200);

        await().ignoreExceptions().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> pay(paymentToken).expectProblem(408, "HOLD_EXPIRED", "요청 시간이 초과되었습니다."));
    }

    @Test
    void theBestSeatIsHeldIfNoneIsNamedOrTheNamedOneIsTaken() {
        Show show = stage.show(3);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();

        turn(show, first.api().raw("PUT", path(show), null, null).expect(201).at("/token")).expect(200);
        turn(show, reserve(second, show, 1).expect(201).at("/token")).expect(200);

        assertThat(heldBy(first)).as("so that the other two lie together").containsExactly("A-1-1");
        assertThat(heldBy(second)).hasSize(1).doesNotContain("A-1-1");
    }

    @Test
    void aWaitingBuyerSeesHowManyAreAhead() {
        Show show = stage.show(3);
        room(show, 1);
        reserve(stage.buyer(), show, null).expect(201);
        Buyer second = stage.buyer();
        String token = reserve(second, show, null).expect(201).at("/token");

        Answer waiting = turn(show, token).expect(202);

        String title = api.get("/api/events/" + show.event()).at("/event/title");
        assertThat(waiting.text()).startsWith("{\"concertId\":" + concert(show) + ",\"name\":\"" + title
            + "\",\"price\":70000,\"maximumAudienceCount\":3,\"waitingQueueLength\":1,");
        assertThat(waiting.json().get("remainingSeconds").asLong()).isPositive();
        assertThat(Integer.parseInt(waiting.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 30);
        assertThat(heldBy(second)).isEmpty();
        assertThat(second.api().get("/api/queue/status/" + show.event()).expect(200).at("/position")).as("one place, whichever way")
            .isEqualTo("1");
        second.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);
        turn(show, token).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
    }

    @Test
    void everyResponseWhileWaitingRenewsTheToken() throws IOException {
        Show show = stage.show(3);
        room(show, 1);
        Buyer inside = stage.buyer();
        Buyer before = stage.buyer();
        Buyer waiting = stage.buyer();
        reserve(inside, show, null).expect(201);
        reserve(before, show, null).expect(201);
        String first = reserve(waiting, show, 2).expect(201).at("/token");
        assertThat(claims(first).get("position").asLong()).isEqualTo(2);

        before.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);
        Answer answer = turn(show, first).expect(202);
        String renewed = answer.at("/token");

        assertThat(answer.at("/waitingQueueLength")).isEqualTo("1");
        assertThat(claims(renewed).get("position").asLong()).isEqualTo(1);
        assertThat(claims(renewed).get("remaining").asLong()).isEqualTo(answer.json().get("remainingSeconds").asLong())
            .isLessThan(claims(first).get("remaining").asLong());
        inside.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);
        soon(() -> turn(show, renewed).expect(200));
        assertThat(heldBy(waiting)).as("the seat that the first token named").containsExactly("A-1-2");
    }

    @Test
    void aDateWithoutASeatIsNotAcceptable() {
        Show show = stage.show(1);
        Buyer late = stage.buyer();
        String token = reserve(late, show, null).expect(201).at("/token");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        soon(() -> turn(show, token).expectProblem(406, "SOLD_OUT", "매진된 일자 입니다."));
        reserve(stage.buyer(), show, null).expectProblem(406, "SOLD_OUT", "매진된 일자 입니다.");
    }

    @Test
    void tooFewPointsAreNotAcceptableAndTheHoldStays() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String token = turn(show, reserve(buyer, show, null).expect(201).at("/token")).expect(200).at("/token");

        pay(token).expectProblem(406, "INSUFFICIENT_POINTS", "포인트가 부족합니다. 충전 후 다시 시도해주세요");
        buyer.charge(70_000).expect(200);
        pay(token).expect(200);
    }

    @Test
    void anExpiredHoldIsTimedOut() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String token = turn(show, reserve(buyer, show, null).expect(201).at("/token")).expect(200).at("/token");
        sql.letHoldRunOut(buyer.api().get("/api/reservations").expect(200).at("/reservations/0/id"));

        pay(token).expectProblem(408, "HOLD_EXPIRED", "요청 시간이 초과되었습니다.");
        assertThat(buyer.balance()).isEqualTo(70_000);
    }

    @Test
    void foreignTokensAndTokensForOtherPurposesAreRefused() {
        Show show = stage.show(2);
        Show other = stage.show(1);
        Buyer buyer = stage.buyer();
        String queueToken = reserve(buyer, show, null).expect(201).at("/token");
        String paymentToken = turn(show, queueToken).expect(200).at("/token");

        for (String wrong : List.of("ey", "Bearer ey.ey.ey", paymentToken, "Bearer " + buyer.api().token(),
            queueToken.substring(0, queueToken.length() - 9))) {
            turn(show, wrong).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        turn(other, queueToken).expectProblem(401, "INVALID_QUEUE_TOKEN");
        turn(show, "").expectProblem(401, "TOKEN_REQUIRED", "올바르지 않은 요청입니다.");
        pay(queueToken).expectProblem(401, "INVALID_PAYMENT_TOKEN", "올바르지 않은 요청입니다.");
        pay("Bearer " + buyer.api().token()).expectProblem(401, "INVALID_PAYMENT_TOKEN");
        api.raw("PUT", path(show), null, null).expectProblem(401, "UNAUTHENTICATED");
        api.as(paymentToken).get("/api/users/me").expectProblem(401, "INVALID_TOKEN");
        assertThat(reserve(buyer, show, 99).status()).isEqualTo(400);
        buyer.api().raw("PUT", "/api/concerts/0/schedules/0/reserves", null, null)
            .expectProblem(404, "CONCERT_NOT_FOUND", "콘서트를 찾을 수 없습니다.");
    }

    private static Answer reserve(Buyer buyer, Show show, Integer seat) {
        return buyer.api().raw("PUT", path(show), "application/json", seat == null ? "{}" : "{\"seatNumber\":" + seat + "}");
    }

    private static Answer turn(Show show, String token) {
        return api.with("Authorization", token).get(path(show));
    }

    private static Answer pay(String token) {
        return api.with("Authorization", token).raw("POST", "/api/payments", null, null);
    }

    private static String path(Show show) {
        return "/api/concerts/" + concert(show) + "/schedules/"
            + sql.texts("SELECT number FROM performances WHERE event_id = ?::uuid", show.event()).get(0)
            + "/reserves";
    }

    private static long concert(Show show) {
        return Long.parseLong(sql.texts("SELECT number FROM events WHERE id = ?::uuid", show.event()).get(0));
    }

    private static void room(Show show, int threshold) {
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", threshold)).expect(200);
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> heldBy(Buyer buyer) {
        return sql.texts("SELECT seat.label FROM reservation_items item JOIN seats seat ON seat.id = item.seat_id WHERE item.live AND "
            + "item.user_id = ?::uuid",
            buyer.id());
    }
}
