package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.places.Till;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A request can be followed by its trace id: from the response through the log to the audit log and the history of a reservation. */
class TraceIT extends YemaeIT {
    private static final Path EVENTS = Platform.log("events.log");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "Trace-Id";
    /** Of every buyer. */
    private static final String NAME = "김예매";

    private final int linesBefore = lines().size();

    @Test
    void everyResponseHasATraceIdAndEveryErrorBodyHasTheSame() {
        for (String path : List.of("/api/events", "/", "/api/queue/status/" + stage.show(1).event())) {
            assertThat(id(api.get(path))).as(path).matches("[0-9a-f]{32}");
        }
        for (Answer refused : List.of(
                api.get("/api/events/" + UUID.randomUUID()),
                api.get("/api/auth/me"),
                api.as("forged").get("/api/auth/me"),
                api.get("/api/nothing"),
                api.post("/api/auth/login", Map.of("email", "nobody@yemae.test", "password", "Wrong-1!x")),
                api.raw("POST", "/api/auth/login", "application/json", "{"))) {
            assertThat(refused.at("/traceId")).as(refused.text()).isEqualTo(id(refused)).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void theCallersTraceIsContinued() {
        String trace = UUID.randomUUID().toString().replace("-", "");

        Answer answer = api.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").get("/api/events/" + UUID.randomUUID());

        assertThat(id(answer)).isEqualTo(trace);
        assertThat(answer.at("/traceId")).isEqualTo(trace);
    }

    @Test
    void aRefusedHoldIsInTheLogWithItsCodeAndCaller() {
        Show show = stage.show(1);
        Buyer first = stage.buyer();
        Buyer second = stage.buyer();
        Answer held = first.hold(show, show.seats().get(0)).expect(201);

        Answer refused = second.hold(show, show.seats().get(0)).expectProblem(400, "SEATS_TAKEN");

        soon(() -> assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("request.refused");
            assertThat(event.at("/mdc/trace").asText()).isEqualTo(refused.at("/traceId"));
            assertThat(event.at("/mdc/code").asText()).isEqualTo("SEATS_TAKEN");
            assertThat(event.at("/mdc/caller").asText()).isEqualTo(second.id());
            assertThat(event.at("/at").asText()).as("in UTC").endsWith("Z");
        }));
        assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("hold.granted");
            assertThat(event.at("/mdc/reservation").asText()).isEqualTo(held.at("/reservation/id"));
            assertThat(event.at("/mdc/event").asText()).isEqualTo(show.event());
            assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(held));
            assertThat(event.at("/mdc/caller").asText()).isEqualTo(first.id());
        });
    }

    @Test
    void theAuditLogNamesTheRequestOfAnAction() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Answer cancelled = buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);

        assertThat(stage.administrator().get("/api/admin/audit?action=reservation.cancel&target=" + reservation).expect(200).text())
            .contains("\"trace\":\"" + id(cancelled) + '"');
        soon(() -> assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("reservation.cancel");
            assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(cancelled));
        }));
    }

    @Test
    void theHistoryOfAReservationNamesItsRequestsToStaff() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        Answer held = buyer.hold(show, show.seats().get(0)).expect(201);
        String path = "/reservations/" + held.at("/reservation/id");
        Answer changed = buyer.api().put("/api" + path + "/seats", Map.of("seatIds", List.of(show.seats().get(1)))).expect(200);
        Answer extended = buyer.api().post("/api" + path + "/extend", Map.of()).expect(200);
        Answer paid = buyer.payWithPoints(held.at("/reservation/id")).expect(200);
        Answer cancelled = buyer.api().post("/api" + path + "/cancel", Map.of()).expect(200);

        JsonNode history = stage.administrator().get("/api/admin" + path).expect(200).json().at("/reservation/timeline");

        assertThat(history.findValuesAsText("what")).startsWith("held", "changed", "extended", "paid", "cancelled");
        assertThat(history.findValuesAsText("trace")).containsExactly(id(held), id(changed), id(extended), id(paid), id(cancelled));
        assertThat(buyer.api().get("/api" + path).expect(200).text()).as("what the buyer sees").doesNotContain("\"trace\"");
    }

    @Test
    void admissionsAndRepeatedRequestsAreInTheLog() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Lobby lobby = Lobby.of(1);
        lobby.check(buyer);
        Show show = stage.show(1);
        Map<String, Object> payment = Map.of("reservationId",
            buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id"));
        String key = UUID.randomUUID().toString();
        Answer paid = buyer.api().post("/api/payments/points", payment, key).expect(200);

        Answer repeated = buyer.api().post("/api/payments/points", payment, key).expect(200);

        soon(() -> {
            assertThat(events()).anySatisfy(event -> {
                assertThat(event.at("/event").asText()).startsWith("request.repeated");
                assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(repeated));
            });
            assertThat(events()).anySatisfy(event -> {
                assertThat(event.at("/event").asText()).startsWith("payment.done.points");
                assertThat(event.at("/mdc/payment").asText()).isEqualTo(paid.at("/payment/id"));
                assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(paid));
            });
            assertThat(events()).anySatisfy(event -> {
                assertThat(event.at("/event").asText()).startsWith("queue.admitted");
                assertThat(event.at("/mdc/user").asText()).isEqualTo(buyer.id());
                assertThat(event.at("/mdc/event").asText()).isEqualTo(lobby.event());
            });
        });
    }

    @Test
    void eachStepOfAPaymentIsInTheLog() throws Exception {
        Till till = new Till(Platform.sandbox(), sql, stage);
        Show show = stage.show(5);
        Payer cancelled = till.payer(show, 0);
        cancelled.confirm().expect(200);
        cancelled.cancel().expect(200);
        Payer refused = till.payer(show, 1);
        Payer reconciled = till.payer(show, 2);
        Payer late = till.payer(show, 3);
        try {
            onConfirmation(refused, Fault.refuse("REJECT_CARD_COMPANY"));
            refused.confirm().expectProblem(402, "PAYMENT_REFUSED");
            onConfirmation(reconciled, Fault.status(503));
            reconciled.confirm().expect(202);
            onConfirmation(late, Fault.HELD);
            CompletableFuture<Answer> paying = CompletableFuture.supplyAsync(late::confirm);
            Platform.sandbox().faults().awaitHeld(1, Duration.ofSeconds(20));
            late.cancel().expect(200);
            stage.buyer().hold(show, show.seats().get(3)).expect(201);
            Platform.sandbox().faults().release();
            paying.get();
        } finally {
            Platform.sandbox().faults().clear();
        }
        stage.administrator().post("/api/admin/payments/" + reconciled.order() + "/retry", "").expect(200);
        String unknown = paidAtTheModule(UUID.randomUUID().toString());
        String byModule = paidAtTheModule(stage.buyer().hold(show, show.seats().get(4)).expect(201).at("/reservation/id"));

        soon(() -> {
            assertThat(eventsOf(byModule)).containsExactly("payment.begun", "payment.done");
            assertThat(eventsOf(unknown)).containsExactly("payment.compensating", "payment.refunded");
            assertThat(eventsOf(cancelled.order()))
                .containsExactly("payment.begun", "payment.done", "payment.refunding", "payment.refunded");
            assertThat(eventsOf(refused.order())).containsExactly("payment.begun", "payment.failed");
            assertThat(eventsOf(reconciled.order())).containsExactly("payment.begun", "payment.unknown", "payment.done");
            assertThat(eventsOf(late.order())).containsExactly("payment.begun", "payment.compensating", "payment.refunded");
        });
        assertThat(events()).filteredOn(event -> event.at("/mdc/payment").asText().equals(cancelled.order()))
            .allSatisfy(event -> assertThat(event.at("/mdc/reservation").asText()).isEqualTo(cancelled.reservation()));
    }

    @Test
    void theWorkOfAMessageIsInTheLogUnderTheIdOfTheMessage() {
        Payer payer = new Till(Platform.sandbox(), sql, stage).payer(stage.show(1), 0);
        payer.confirm().expect(200);
        payer.cancel().expect(200);
        List<String> messages = sql.texts("SELECT replace(cast(id AS text), '-', '') FROM outbox WHERE subject = cast(? AS uuid)",
            payer.order());

        soon(() -> assertThat(events()).anySatisfy(event -> {
            assertThat(event.at("/event").asText()).startsWith("payment.refunded");
            assertThat(event.at("/mdc/payment").asText()).isEqualTo(payer.order());
            assertThat(messages).contains(event.at("/mdc/trace").asText());
        }));
    }

    private static void onConfirmation(Payer payer, Fault fault) {
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, fault);
    }

    /** @return our id of the payment */
    private static String paidAtTheModule(String reservation) {
        String key = new Api(Platform.sandbox().address()).post("/module/pay", Map.of("reservationId", reservation, "amount", 70_000))
            .expect(200).at("/paymentId");
        soon(() -> assertThat(sql.texts("SELECT status FROM payments WHERE payment_key = ?", key)).containsAnyOf("DONE", "REFUNDED"));
        return sql.texts("SELECT id FROM payments WHERE payment_key = ?", key).get(0);
    }

    private List<String> eventsOf(String payment) {
        return events().stream().filter(event -> event.at("/mdc/payment").asText().equals(payment))
            .map(event -> event.at("/event").asText().split(" ")[0]).toList();
    }

    @Test
    void limitsEndedHoldsAndFailedLoginsAreInTheLog() {
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 1));
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Answer limited = buyer.hold(show, show.seats().get(1));
        sql.letHoldRunOut(reservation);
        api.post("/api/auth/login", Map.of("email", buyer.email(), "password", "Wrong-1!x")).expect(401);

        assertThat(limited.status()).isBetween(400, 409);
        soon(() -> {
            assertThat(events()).anySatisfy(event -> {
                assertThat(event.at("/mdc/trace").asText()).isEqualTo(id(limited));
                assertThat(event.at("/mdc/code").asText()).isEqualTo(limited.at("/code"));
            });
            assertThat(events()).anySatisfy(event -> assertThat(event.at("/event").asText()).startsWith("hold.expired"));
            assertThat(events()).anySatisfy(event -> {
                assertThat(event.at("/event").asText()).startsWith("login.failed");
                assertThat(event.at("/mdc/target").asText()).isEqualTo(buyer.id());
            });
        });
    }

    @Test
    void theLogHasNothingPersonalAndNoSecret() {
        Lobby lobby = Lobby.of(1);
        Payer payer = new Till(Platform.sandbox(), sql, stage).payer(stage.show(1), 0);
        Buyer buyer = payer.buyer();
        String queueToken = lobby.token(buyer).expect(201).at("/token");
        lobby.shown("forged" + queueToken).expectProblem(401, "INVALID_QUEUE_TOKEN");
        payer.confirm().expect(200);
        String entryCode = buyer.api().get("/api/reservations/" + payer.reservation() + "/receipt").expect(200).at("/receipt/entry_code");
        payer.cancel().expect(200);
        api.post("/api/auth/login", Map.of("email", buyer.email(), "password", "Wrong-1!x")).expect(401);

        soon(() -> assertThat(eventsOf(payer.order())).endsWith("payment.refunded"));
        assertThat(events()).isNotEmpty().noneSatisfy(event -> assertThat(event.toString()).containsAnyOf(
            buyer.email(), NAME, "Wrong-1!x", buyer.api().token(), queueToken, entryCode, payer.paymentKey(), SandboxSettings.SECRET_KEY));
    }

    private static String id(Answer answer) {
        return answer.headers().firstValue(HEADER).orElse("none");
    }

    /** The lines since the test began. */
    private List<JsonNode> events() {
        List<String> lines = lines();
        // All of them if another file was begun meanwhile.
        return lines.subList(lines.size() < linesBefore ? 0 : linesBefore, lines.size()).stream().map(TraceIT::parsed).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(EVENTS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
