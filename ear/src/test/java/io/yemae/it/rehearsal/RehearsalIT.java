package io.yemae.it.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.places.Till;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bots rehearse the sale of an event in a hidden copy of it, without real money. */
class RehearsalIT extends YemaeIT {
    private static final String PATH = "/api/admin/rehearsals";
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final int SEATS = 200;
    private static final int BUYERS = 300;
    /** The prefix of all ids of a copy. */
    private static final String IDS = "ffffffff-ffff-7";
    /** The tables in which a sale leaves rows. */
    private static final List<String> TABLES = List.of("events", "venues", "seat_layouts", "performances", "grades", "seats", "seat_states",
        "seat_blocks", "users", "reservations", "reservation_items", "payments", "refunds", "point_accounts", "point_entries",
        "queue_rooms", "queue_tickets");

    private final Api administrator = stage.administrator();
    private final Api management = new Api(Platform.management());

    /** A test with random requests may have started one. */
    @BeforeEach
    void endOthers() {
        sql.texts("SELECT id FROM rehearsals WHERE removed_at IS NULL").forEach(running -> {
            administrator.delete(PATH + "/" + running).expect(204);
            awaitEnd(running);
        });
    }

    @Test
    void botsBuyACopyOutAndNothingIsLeftOfItButAReport() {
        Show show = stage.show(SEATS, Map.of("title", "예행 " + System.nanoTime()));
        Lobby lobby = new Lobby(api, stage, show).threshold(100);
        Map<String, Long> rows = rows();
        Map<String, Object> figures = figures(show);
        long charged = Platform.sandbox().ledger().transactions().size();
        int rehearsed = Platform.sandboxOfRehearsals().ledger().transactions().size();

        Answer started = start(show.event(), BUYERS, Map.of("arrivalSeconds", 3, "thinkMillis", 100, "giveUpPercent", 20)).expect(202);

        String id = started.at("/id");
        assertThat(started.headers().firstValue("Location").orElseThrow()).endsWith(PATH + "/" + id);
        start(show.event(), 1, Map.of()).expectProblem(409, "REHEARSAL_RUNNING");
        awaitRows("payments");
        assertNobodySeesIt(show, figures);
        assertNoMoneyCouldMove();
        JsonNode done = awaitEnd(id);

        assertThat(done.at("/status").asText()).isEqualTo("done");
        assertReport(done.at("/report"));
        assertThat(rows()).isEqualTo(rows);
        assertThat(figures(show)).isEqualTo(figures);
        assertThat(lobby.room().get("queueSize").asInt()).isZero();
        assertThat(Platform.sandbox().ledger().transactions()).hasSize((int) charged);
        assertThat(Platform.sandboxOfRehearsals().ledger().transactions().stream().skip(rehearsed))
            .hasSize(done.at("/report/buyers/bought").asInt())
            .allSatisfy(each -> assertThat(each.payment().order().orderId()).startsWith(IDS));
        assertThat(management.get("/metrics").expect(200).text()).doesNotContain(IDS);
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE actor LIKE ? OR target LIKE ?", IDS + "%", IDS + "%")).isZero();
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? AND action LIKE 'rehearsal.%'", show.event()))
            .containsExactly("rehearsal.start");
        assertThat(administrator.get(PATH + "?eventId=" + show.event()).expect(200).json().at("/rehearsals")).hasSize(1);
    }

    private static void assertReport(JsonNode report) {
        JsonNode buyers = report.get("buyers");
        assertThat(buyers.get("arrived").asInt()).isEqualTo(BUYERS);
        assertThat(buyers.get("underWay").asInt()).isZero();
        assertThat(buyers.get("refused").asInt()).as(report.toString()).isZero();
        assertThat(buyers.get("bought").asInt() + buyers.get("gaveUp").asInt() + buyers.get("soldOut").asInt()).isEqualTo(BUYERS);
        assertThat(buyers.get("gaveUp").asInt()).isPositive();
        assertThat(report.get("seats").asInt()).isEqualTo(SEATS);
        assertThat(report.get("sold").asInt()).isBetween(SEATS / 2, SEATS).isEqualTo(buyers.get("bought").asInt());
        assertThat(report.at("/waits/count").asInt()).isPositive();
        assertThat(report.at("/purchases/p99").asDouble()).isGreaterThan(report.at("/purchases/p50").asDouble()).isPositive();
        assertThat(report.get("steps").findValuesAsText("step"))
            .contains("enter", "dates", "plan", "states", "hold", "prepare", "approve", "pay");
        assertThat(report.at("/resources/samples").asInt()).isPositive();
        assertThat(report.at("/resources/machine").asDouble()).isPositive();
        assertThat(report.at("/resources/commits").asDouble()).isPositive();
        assertThat(report.at("/resources/connectionsAll").asInt()).isPositive();
        assertThat(report.at("/limit/resource").asText()).isNotBlank();
    }

    private void assertNobodySeesIt(Show show, Map<String, Object> figures) {
        String title = administrator.get("/api/admin/events/" + show.event()).at("/title");
        for (String list : List.of("/api/events?limit=100", "/api/performances?limit=100", "/api/concerts")) {
            assertThat(api.get(list).expect(200).text()).as(list).doesNotContain(IDS);
        }
        for (String list : List.of("/api/admin/venues", "/api/admin/users?q=rehearsal", "/api/admin/reservations?limit=100",
            "/api/admin/payments", "/api/admin/dashboard", "/api/admin/reports/sales",
            "/api/admin/events?q=" + title.replace(" ", "%20"))) {
            assertThat(administrator.get(list).expect(200).text()).as(list).doesNotContain(IDS);
        }
        assertThat(figures(show)).isEqualTo(figures);
        assertThat(management.get("/metrics").expect(200).text()).doesNotContain(IDS);
        String bot = sql.texts("SELECT email FROM users WHERE is_warm_up(id) LIMIT 1").get(0);
        api.post("/api/auth/login", Map.of("email", bot, "password", Stage.PASSWORD)).expect(401);
        assertThat(sql.number("SELECT count(*) FROM outbox WHERE subject IN (SELECT id FROM reservations WHERE is_warm_up(user_id))"))
            .as("mails to bots").isZero();
    }

    private static void assertNoMoneyCouldMove() {
        assertThatThrownBy(() -> sql.update("""
            INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at)
            SELECT gen_random_uuid(), reservation_id, user_id, 'CARD', amount, 'READY', now()
            FROM payments
            WHERE is_warm_up(user_id)""")).as("an order of a bot at the real gateway").hasStackTraceContaining("payments_of_bots");
        assertThatThrownBy(() -> sql.update("""
            INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at)
            SELECT overlay(gen_random_uuid()::text PLACING 'ffffffff-ffff-7' FROM 1 FOR 15)::uuid, null, id, 'CARD', 1000, 'READY', now()
            FROM users
            WHERE NOT is_warm_up(id)
            LIMIT 1""")).as("an order of a buyer at the sandbox").hasStackTraceContaining("payments_of_bots");
    }

    @Test
    void anOrderOfABotAtTheRealGatewayWouldBeFoundByTheComparison() {
        String order = IDS + "abc-8000-000100000002";
        PaymentSandbox gateway = Platform.sandbox();
        gateway.take(gateway.authorize(new Order(order, "예행연습", 70_000, PaymentMethod.CARD)).paymentKey(), order, 70_000);

        assertThat(administrator.get("/api/admin/payments/differences?day=" + LocalDate.now(ZoneId.of("Asia/Seoul"))).expect(200).text())
            .contains(order);
    }

    @Test
    void aPaymentOfABotWithoutAnOutcomeIsLeftToItselfAndRemoved() {
        Show show = stage.show(4);
        Map<String, Long> rows = rows();
        Platform.sandboxOfRehearsals().faults().always(Operation.CONFIRM, Fault.status(503));
        try {
            String id = start(show.event(), 1, Map.of("arrivalSeconds", 0, "thinkMillis", 0, "giveUpPercent", 0)).expect(202).at("/id");
            String unclear = "SELECT id FROM payments WHERE is_warm_up(user_id) AND status = 'UNKNOWN'";
            await().atMost(AT_MOST).until(() -> !sql.texts(unclear).isEmpty());
            String order = sql.texts(unclear).get(0);
            sql.update("UPDATE payments SET changed_at = changed_at - interval '10 minutes' WHERE id = ?::uuid", order);

            administrator.post("/api/admin/payments/reconcile", Map.of()).expect(200);
            api.post("/api/payments/webhooks/toss", Till.webhook(order)).expect(200);

            assertThat(sql.number("SELECT count(*) FROM payments WHERE id = ?::uuid AND claimed_until IS NOT NULL", order))
                .as("by reconciliation").isZero();
            assertThat(sql.number("SELECT count(*) FROM payment_webhooks WHERE payment_id = ?::uuid", order)).isZero();
            assertThat(sql.number("SELECT count(*) FROM payment_looks WHERE payment_id = ?::uuid", order)).isZero();
            assertThat(administrator.get("/api/admin/payments?awaiting=true").expect(200).text()).doesNotContain(order);
            assertInvariants(stage);
            sql.update("INSERT INTO refunds (id, payment_id, amount, reason) SELECT gen_random_uuid(), id, amount, 'late' FROM payments "
                + "WHERE id = ?::uuid", order);
            JsonNode done = awaitEnd(id);

            assertThat(done.at("/report/buyers/refused").asInt()).isOne();
            assertThat(rows()).isEqualTo(rows);
        } finally {
            Platform.sandboxOfRehearsals().faults().clear();
        }
    }

    /** The figures of the event, the report and the dashboard, which bots must not change. */
    private Map<String, Object> figures(Show show) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("event", administrator.get("/api/admin/events/" + show.event() + "/sale").expect(200).json().get("money"));
        figures.put("report", administrator.get("/api/admin/reports/sales").expect(200).json().get("total"));
        figures.put("today", administrator.get("/api/admin/dashboard").expect(200).json().at("/today"));
        return figures;
    }

    @Test
    void aRehearsalIsRefusedWhileTheRealThingIsNear() {
        String soon = stage.createEvent(4, Map.of("saleStart", Instant.now().plusSeconds(1_800).toString())).expect(201).at("/id");
        administrator.post(PATH, Map.of("eventId", soon, "buyers", 1)).expectProblem(409, "SALE_NEAR");

        administrator.post(PATH, Map.of("eventId", UUID.randomUUID(), "buyers", 1)).expectProblem(404, "EVENT_NOT_FOUND");
        assertThat(start(soon, 50_000, Map.of()).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).isEqualTo("buyers");
        assertThat(start(soon, 1, Map.of("seatsPerBuyer", 2)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("seatsPerBuyer");
        assertThat(start(soon, 1, Map.of("thinkMillis", -1)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("thinkMillis");
        stage.policy("rehearsal.buyers", 0);
        try {
            start(soon, 1, Map.of()).expectProblem(409, "REHEARSALS_OFF");
        } finally {
            stage.policy("rehearsal.buyers", 5_000);
        }
        administrator.get(PATH + "/" + UUID.randomUUID()).expectProblem(404, "REHEARSAL_NOT_FOUND");
        administrator.delete(PATH + "/" + UUID.randomUUID()).expectProblem(404, "REHEARSAL_NOT_FOUND");
        assertThat(sql.number("SELECT count(*) FROM rehearsals WHERE event_id = ?::uuid", soon)).isZero();
    }

    @Test
    void aRehearsalIsRefusedWhileSomebodyHoldsSeats() {
        Show show = stage.show(2);
        // Other tests leave sales that open soon.
        sql.update("UPDATE events SET sale_start = sale_start - interval '1 day' "
            + "WHERE sale_start BETWEEN now() - interval '2 hours' AND now() + interval '2 hours'");
        stage.buyer().hold(show, show.seats().get(0)).expect(201);

        administrator.post(PATH, Map.of("eventId", show.event(), "buyers", 1)).expectProblem(409, "HOLDS_RUNNING");

        assertThat(sql.number("SELECT count(*) FROM rehearsals WHERE event_id = ?::uuid", show.event())).isZero();
    }

    @Test
    void anOperatorStartsReadsAndEndsOneThroughTheServersManagement() throws IOException {
        String event = stage.generalAdmission(40);
        Map<String, Long> rows = rows();
        ModelNode rehearse = operation("rehearse");
        rehearse.get("event").set(event);
        rehearse.get("buyers").set(20);
        rehearse.get("arrival-seconds").set(300);
        rehearse.get("force").set(true);

        String id = Platform.managed(rehearse).asString();
        awaitRows("users");
        assertThat(about("read-rehearsal", id).get("status").asString()).isEqualTo("running");
        about("end-rehearsal", id);

        assertThat(awaitEnd(id).at("/status").asText()).isEqualTo("cancelled");
        assertThat(about("read-rehearsal", id).get("removed").asBoolean()).isTrue();
        assertThat(rows()).isEqualTo(rows);
        assertThat(sql.texts("SELECT actor || ' ' || action FROM audit_entries WHERE target = ? AND action LIKE 'rehearsal.%' ORDER BY id",
            event)).containsExactly("management rehearsal.start", "management rehearsal.cancel");
        administrator.delete(PATH + "/" + id).expect(204);
        assertThatThrownBy(() -> about("read-rehearsal", UUID.randomUUID().toString())).hasMessageContaining("REHEARSAL_NOT_FOUND");
    }

    @Test
    void whatIsLeftOfARehearsalWhoseNodeHasEndedIsRemoved() {
        Show show = stage.show(1);
        Map<String, Long> rows = rows();
        String copy = IDS + "abc-8000-000100000000";
        String venue = IDS + "abc-8000-000100000001";
        sql.update("INSERT INTO venues (id, name, address, created_at) VALUES (?::uuid, 'left', 'left', now())", venue);
        sql.update("""
            INSERT INTO events (id, title, description, category, venue_id, running_minutes, sale_start, sale_end, seat_layout_id,
                                created_by, created_at, updated_at, version)
            SELECT ?::uuid, title, '', category, ?::uuid, 60, sale_start, sale_end, seat_layout_id, created_by,
                   now() - interval '5 minutes', now(), 0
            FROM events
            WHERE id = ?::uuid""", copy, venue, show.event());
        sql.update("""
            INSERT INTO rehearsals (id, event_id, copy_id, buyers, arrival_seconds, at_once_percent, seats_per_buyer, think_ms,
                                    give_up_percent, longest_seconds, forced, node)
            VALUES (gen_random_uuid(), ?::uuid, ?::uuid, 1, 0, 0, 1, 0, 0, 600, true, 'another node')""", show.event(), copy);
        assertThat(sql.number("SELECT remove_warm_up('another node')")).as("while its node is alive").isZero();

        sql.update("UPDATE rehearsals SET seen_at = now() - interval '2 minutes' WHERE copy_id = ?::uuid", copy);

        await().atMost(AT_MOST).until(() -> sql.texts("SELECT failure FROM rehearsals WHERE copy_id = ?::uuid AND removed_at IS NOT NULL",
            copy).equals(List.of("NODE_ENDED")));
        assertThat(rows()).isEqualTo(rows);
    }

    private Answer start(String event, int buyers, Map<String, Object> settings) {
        Map<String, Object> request = new HashMap<>(Map.of("eventId", event, "buyers", buyers, "seatsPerBuyer", 1, "force", true));
        request.putAll(settings);
        return administrator.post(PATH, request);
    }

    /** Waits until the table has rows of the bots. */
    private static void awaitRows(String table) {
        String owner = table.equals("users") ? "id" : "user_id";
        await().atMost(AT_MOST).pollInterval(Duration.ofMillis(50))
            .until(() -> sql.number("SELECT count(*) FROM " + table + " WHERE is_warm_up(" + owner + ")") > 0);
    }

    /** Waits until the copy has been removed. */
    private JsonNode awaitEnd(String id) {
        await().atMost(AT_MOST).until(() -> !administrator.get(PATH + "/" + id).expect(200).json().get("removedAt").isNull());
        return administrator.get(PATH + "/" + id).expect(200).json();
    }

    private static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(table, sql.number("SELECT count(*) FROM " + table)));
        return rows;
    }

    private static ModelNode about(String name, String rehearsal) throws IOException {
        ModelNode operation = operation(name);
        operation.get("rehearsal").set(rehearsal);
        return Platform.managed(operation);
    }

    private static ModelNode operation(String name) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        operation.get("address").add("subsystem", "yemae");
        return operation;
    }
}
