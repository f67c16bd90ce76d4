package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The waiting room as people meet it. */
class WaitingRoomIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whileThereIsNoCrowdNobodyMeetsTheWaitingRoom() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyerWithPoints(70_000);

        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        assertThat(status(buyer, show).get("status").asText()).isEqualTo("active");
        buyer.payWithPoints(reservation).expect(200);

        await().atMost(SOON).until(() -> status(buyer, show).get("status").asText().equals("not_in_queue"));
    }

    @Test
    void whoComesWhenItIsFullWaitsByNumberAndIsAdmittedWhenSomebodyLeaves() {
        Show show = stage.show(10);
        threshold(show, 1);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();
        Buyer third = stage.buyer();

        JsonNode in = check(first, show);
        assertThat(in.get("queued").asBoolean()).isFalse();
        assertThat(in.get("currentUsers").asInt()).isEqualTo(1);
        assertThat(in.get("threshold").asInt()).isEqualTo(1);
        JsonNode waiting = check(second, show);
        assertThat(waiting.get("queued").asBoolean()).isTrue();
        assertThat(waiting.get("position").asLong()).isEqualTo(1);
        assertThat(waiting.get("estimatedWait").asLong()).isPositive();
        assertThat(check(third, show).get("position").asLong()).isEqualTo(2);
        assertThat(check(second, show).get("position").asLong()).as("asking again changes nothing").isEqualTo(1);
        Answer poll = third.api().get("/api/queue/status/" + show.event()).expect(200);
        assertThat(poll.at("/queueSize")).isEqualTo("2");
        assertThat(poll.headers().firstValue("Retry-After")).contains(poll.at("/retryAfter"));

        first.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);

        assertThat(status(second, show).get("status").asText()).isEqualTo("active");
        assertThat(status(third, show).get("position").asLong()).isEqualTo(1);
    }

    @Test
    void whoIsNotAdmittedNeitherHoldsNorPays() {
        Show show = stage.show(10);
        threshold(show, 1);
        Buyer inside = stage.buyerWithPoints(70_000);
        Buyer outside = stage.buyerWithPoints(70_000);
        String reservation = inside.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Answer refused = outside.hold(show, show.seats().get(1)).expectProblem(403, "NOT_ADMITTED", "대기열에서 기다려주세요. 현재 1번째입니다.");
        assertThat(refused.json().get("success").asBoolean(true)).isFalse();
        assertThat(status(outside, show).get("position").asLong()).as("the refused one has the place").isEqualTo(1);

        inside.payWithPoints(reservation).expect(200);

        await().atMost(SOON).until(() -> status(outside, show).get("status").asText().equals("active"));
        outside.hold(show, show.seats().get(1)).expect(201);
    }

    @Test
    void whoGaveUpThePlaceMayNotPayPastTheOthers() {
        Show show = stage.show(10);
        threshold(show, 1);
        Buyer gone = stage.buyerWithPoints(70_000);
        String reservation = gone.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        gone.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);
        check(stage.buyer(), show);

        gone.payWithPoints(reservation).expectProblem(403, "NOT_ADMITTED");
    }

    @Test
    void aSessionLastsAsLongAsTheHoldItMadeAndCountsUntilThen() {
        Show show = stage.show(10);
        threshold(show, 1);
        Buyer inside = stage.buyerWithPoints(70_000);
        Buyer outside = stage.buyer();
        String reservation = inside.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        check(outside, show);

        letSessionRunOut(show, inside);

        await().atMost(SOON).until(() -> sql.number("""
            SELECT count(*) FROM queue_tickets
            WHERE event_id = ?::uuid AND user_id = ?::uuid AND session_until > now()""", show.event(), inside.id()) == 1);
        assertThat(status(outside, show).get("status").asText()).isEqualTo("queued");
        inside.payWithPoints(reservation).expect(200);
    }

    @Test
    void aSessionThatRanOutMakesRoom() {
        Show show = stage.show(10);
        threshold(show, 1);
        Buyer idle = stage.buyer();
        Buyer next = stage.buyer();
        check(idle, show);
        check(next, show);

        letSessionRunOut(show, idle);

        await().atMost(SOON).until(() -> status(next, show).get("status").asText().equals("active"));
        assertThat(status(idle, show).get("status").asText()).isEqualTo("not_in_queue");
        idle.hold(show, show.seats().get(0)).expectProblem(403, "NOT_ADMITTED");
    }

    @Test
    void whoIsSilentFor90SecondsLosesThePlaceAndWhoIsNotKeepsIt() {
        Show show = stage.show(10);
        threshold(show, 1);
        check(stage.buyer(), show);
        Buyer silent = stage.buyer();
        Buyer present = stage.buyer();
        check(silent, show);
        check(present, show);

        sql.update("UPDATE queue_tickets SET seen_at = now() - interval '91 seconds' WHERE event_id = ?::uuid AND user_id = ?::uuid",
            show.event(), silent.id());
        sql.update("UPDATE queue_tickets SET seen_at = now() - interval '85 seconds' WHERE event_id = ?::uuid AND user_id = ?::uuid",
            show.event(), present.id());

        await().atMost(SOON).until(() -> status(present, show).get("position").asLong() == 1);
        assertThat(sql.texts("SELECT status FROM queue_tickets WHERE event_id = ?::uuid AND user_id = ?::uuid", show.event(), silent.id()))
            .containsExactly("EXPIRED");
    }

    @Test
    void anOutageOrAClockThatJumpsCostsNobodyThePlace() {
        Show show = stage.show(10);
        threshold(show, 1);
        check(stage.buyer(), show);
        Buyer waiting = stage.buyer();
        check(waiting, show);

        // As it looks after two minutes without any node, and as it looks when the clock was set back.
        for (String when : List.of("- interval '2 minutes'", "+ interval '1 hour'")) {
            sql.update("UPDATE queue_tickets SET seen_at = now() - interval '2 minutes' WHERE event_id = ?::uuid AND status = 'WAITING'", show.event());
            sql.update("UPDATE queue_rooms SET upkept_at = now() " + when + " WHERE event_id = ?::uuid", show.event());
            await().atMost(SOON).until(() -> sql.number("""
                SELECT count(*) FROM queue_rooms WHERE event_id = ?::uuid AND upkept_at BETWEEN now() - interval '5 seconds' AND now()""",
                show.event()) == 1);
            sql.update("UPDATE queue_tickets SET seen_at = greatest(seen_at, now() - interval '80 seconds') WHERE event_id = ?::uuid", show.event());
        }

        assertThat(status(waiting, show).get("position").asLong()).isEqualTo(1);
    }

    @Test
    void aPausedRoomAdmitsNobodyUntilItIsResumed() {
        Show show = stage.show(10);
        Buyer buyer = stage.buyer();
        assertThat(stage.administrator().raw("POST", "/api/admin/queue/" + show.event() + "/pause", null, null).expect(200).at("/paused"))
            .isEqualTo("true");

        assertThat(check(buyer, show).get("queued").asBoolean()).isTrue();
        buyer.hold(show, show.seats().get(0)).expectProblem(403, "NOT_ADMITTED");

        stage.administrator().raw("POST", "/api/admin/queue/" + show.event() + "/resume", null, null).expect(200);
        await().atMost(SOON).until(() -> status(buyer, show).get("status").asText().equals("active"));
    }

    @Test
    void noMoreThanTheRateAreAdmittedWithinASecond() {
        Show show = stage.show(10);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("rate", 2, "threshold", 100)).expect(200);
        List<Buyer> buyers = stage.buyers(9);
        Crowd.of(9).run(i -> check(buyers.get(i), show));

        await().atMost(SOON).until(() -> sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND status = 'ADMITTED'",
            show.event()) == 9);
        assertThat(sql.number("""
            SELECT max(admitted) FROM (SELECT count(*) AS admitted FROM queue_tickets WHERE event_id = ?::uuid
                                       GROUP BY date_trunc('second', admitted_at)) seconds""", show.event())).isLessThanOrEqualTo(2);
    }

    @Test
    void whenNothingIsLeftThoseWhoWaitAreToldAndNobodyIsAdmitted() {
        Show show = stage.show(1);
        threshold(show, 1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        Buyer waiting = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        check(waiting, show);
        buyer.payWithPoints(reservation).expect(200);

        await().atMost(SOON).until(() -> status(waiting, show).path("soldOut").asBoolean() && status(waiting, show).get("currentUsers").asInt() == 0);
        assertThat(status(waiting, show).get("status").asText()).isEqualTo("queued");
        assertThat(status(waiting, show).get("message").asText()).isEqualTo("현재 남은 좌석이 없습니다.");
    }

    @Test
    void whenARoomIsClearedAllAreToldAndQueueAgainButWhoHoldsSeatsMayPay() {
        Show show = stage.show(10);
        threshold(show, 2);
        Buyer holder = stage.buyerWithPoints(70_000);
        Buyer idle = stage.buyer();
        Buyer waiting = stage.buyer();
        String reservation = holder.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        check(idle, show);
        check(waiting, show);
        Answer token = token(waiting, show).expect(201);

        assertThat(stage.administrator().raw("POST", "/api/queue/admin/clear/" + show.event(), null, null).expect(200).at("/message"))
            .isEqualTo("대기열이 초기화되었습니다.");

        for (Buyer buyer : List.of(idle, waiting)) {
            assertThat(status(buyer, show).get("status").asText()).isEqualTo("not_in_queue");
            assertThat(status(buyer, show).get("cleared").asBoolean()).isTrue();
        }
        assertThat(position(token.at("/token")).status()).isEqualTo(401);
        holder.payWithPoints(reservation).expect(200);
        assertThat(check(waiting, show).get("queued").asBoolean()).isFalse();
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'queue.clear' AND target = ?", show.event())).isEqualTo(1);
    }

    @Test
    void whoComesBeforeTheOpeningIsDrawnInAnOrderThatAnybodyCanCheck() {
        Show show = stage.show(10, Map.of("saleStart", Instant.now().plusSeconds(3600).toString()));
        threshold(show, 1);
        Answer before = api.get("/api/queue/draw/" + show.event()).expect(200);
        assertThat(before.json().get("seed").isNull()).isTrue();
        List<Buyer> early = stage.buyers(8);
        early.forEach(buyer -> assertThat(check(buyer, show).get("queued").asBoolean()).isTrue());
        assertThat(status(early.get(0), show).get("position").asLong()).isZero();
        assertThat(token(early.get(0), show).expect(201).json().get("queueNumber").isNull()).isTrue();

        sql.update("UPDATE events SET sale_start = now() - interval '1 second' WHERE id = ?::uuid", show.event());

        await().atMost(SOON).until(() -> !api.get("/api/queue/draw/" + show.event()).json().get("seed").isNull());
        JsonNode drawn = api.get("/api/queue/draw/" + show.event()).json();
        String seed = drawn.get("seed").asText();
        assertThat(HexFormat.of().formatHex(sha256(seed))).isEqualTo(drawn.get("hash").asText()).isEqualTo(before.at("/hash"));
        List<Long> order = LongStream.rangeClosed(1, drawn.get("size").asLong()).boxed()
            .sorted(Comparator.comparing(arrival -> HexFormat.of().formatHex(sha256(seed + ":" + arrival)))).toList();
        assertThat(sql.texts("SELECT arrival FROM queue_tickets WHERE event_id = ?::uuid ORDER BY number", show.event()))
            .isEqualTo(order.stream().map(String::valueOf).toList()).hasSize(8);
        assertThat(check(stage.buyer(), show).get("position").asLong()).as("who comes later stands behind them").isEqualTo(8);
    }

    @Test
    void aPlaceIsTheSameThroughEachFace() {
        Show show = stage.show(10);
        threshold(show, 1);
        check(stage.buyer(), show);
        Buyer buyer = stage.buyer();

        Answer token = api.post("/api/queue/tokens", Map.of("email", buyer.email(), "password", Stage.PASSWORD, "eventId", show.event())).expect(201);
        assertThat(token.at("/queueNumber")).isEqualTo("2");
        assertThat(token.at("/remaining")).isEqualTo("1");
        assertThat(status(buyer, show).get("position").asLong()).isEqualTo(1);
        assertThat(check(buyer, show).get("position").asLong()).isEqualTo(1);
        assertThat(token(buyer, show).expect(201).at("/queueNumber")).isEqualTo("2");
        Answer position = position(token.at("/token")).expect(200);
        assertThat(position.at("/remaining")).isEqualTo("1");
        assertThat(position.at("/admitted")).isEqualTo("false");
        buyer.api().with("Queue-Token", token.at("/token")).post("/api/seats/reserve", Map.of("eventId", show.event(), "seatIds", show.seats()))
            .expectProblem(403, "NOT_ADMITTED", "Not Your Turn");
    }

    @Test
    void aTokenThatIsForgedForeignReplayedOrMissingIsRefused() {
        Show show = stage.show(10);
        Buyer buyer = stage.buyer();
        Buyer other = stage.buyer();
        String token = token(buyer, show).expect(201).at("/token");
        String[] parts = token.split("\\.");
        Map<String, Object> hold = Map.of("eventId", show.event(), "seatIds", List.of(show.seats().get(0)));

        for (String bad : List.of("x", "..", parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1] + "." + "A".repeat(43),
                other.api().get("/api/queue/status/" + show.event()).text().length() + ".y.z")) {
            position(bad).expectProblem(401, "INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
        }
        api.get("/api/queue/position").expectProblem(401, "INVALID_QUEUE_TOKEN");
        other.api().with("Queue-Token", token).post("/api/seats/reserve", hold).expectProblem(401, "INVALID_QUEUE_TOKEN");
        buyer.api().with("Queue-Token", token).post("/api/seats/reserve", hold).expect(201);

        buyer.api().raw("POST", "/api/queue/leave/" + show.event(), null, null).expect(200);
        check(buyer, show);
        position(token).expectProblem(401, "INVALID_QUEUE_TOKEN");
    }

    @Test
    void whatIsNoRequestForAPlaceIsRefusedInWords() {
        Show show = stage.show(1, Map.of("saleEnd", Instant.now().minusSeconds(60).toString()));
        Buyer buyer = stage.buyer();

        buyer.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expectProblem(400, "NOT_ON_SALE");
        for (String path : List.of("check", "heartbeat", "leave")) {
            buyer.api().raw("POST", "/api/queue/" + path + "/7", null, null).expectProblem(400, "INVALID_ID", "Invalid event ID format");
            buyer.api().raw("POST", "/api/queue/" + path + "/" + UUID.randomUUID(), null, null).expectProblem(404, "EVENT_NOT_FOUND");
            api.raw("POST", "/api/queue/" + path + "/" + show.event(), null, null).expectProblem(401, "UNAUTHENTICATED");
        }
        buyer.api().get("/api/queue/status/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
        buyer.api().get("/api/queue/admin/" + show.event()).expectProblem(403, "FORBIDDEN");
        buyer.api().raw("POST", "/api/queue/admin/clear/" + show.event(), null, null).expectProblem(403, "FORBIDDEN");
        buyer.api().get("/api/admin/queue/" + show.event()).expectProblem(403, "FORBIDDEN");
        stage.administrator().get("/api/queue/admin/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of()).expectProblem(400, "INVALID_REQUEST");
        stage.administrator().patch("/api/admin/queue/" + UUID.randomUUID(), Map.of("rate", 1)).expectProblem(404, "EVENT_NOT_FOUND");
        api.post("/api/queue/tokens", Map.of("email", "nobody@yemae.test", "password", Stage.PASSWORD, "eventId", show.event()))
            .expectProblem(404, "USER_NOT_FOUND", "User Not Exists");
        api.post("/api/queue/tokens", Map.of("eventId", show.event())).expectProblem(401, "UNAUTHENTICATED");
    }

    private static void threshold(Show show, int threshold) {
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", threshold)).expect(200);
    }

    private static JsonNode check(Buyer buyer, Show show) {
        return buyer.api().raw("POST", "/api/queue/check/" + show.event(), null, null).expect(200).json();
    }

    private static JsonNode status(Buyer buyer, Show show) {
        return buyer.api().get("/api/queue/status/" + show.event()).expect(200).json();
    }

    private static Answer token(Buyer buyer, Show show) {
        return buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event()));
    }

    private static Answer position(String token) {
        return api.with("Queue-Token", token).get("/api/queue/position");
    }

    private static void letSessionRunOut(Show show, Buyer buyer) {
        sql.update("UPDATE queue_tickets SET session_until = now() WHERE event_id = ?::uuid AND user_id = ?::uuid", show.event(), buyer.id());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
