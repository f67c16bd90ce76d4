package io.yemae.it.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff cancel many reservations with one request, after a preview; each is cancelled once and has its result. */
class CancellationRunsIT extends YemaeIT {
    private static final String PATH = "/api/admin/reservations/cancellations";
    /** More than one batch, in two rows of 52. */
    private static final int MANY = 104;

    private final Api administrator = stage.administrator();
    private final Till till = new Till(Platform.sandbox(), sql, stage);

    @Test
    void whatIsSelectedIsPreviewedCancelledOnceAndRefundedToWhereItCameFrom() {
        Show show = stage.show(5);
        Buyer withPoints = stage.buyerWithPoints(70_000);
        String paid = paid(withPoints, show, 0);
        Till.Payer byCard = till.payerWithPoints(20_000, show, 1);
        byCard.confirm().expect(200);
        String held = hold(stage.buyer(), show, 2);
        String cancelled = hold(stage.buyer(), show, 3);
        administrator.post("/api/admin/reservations/" + cancelled + "/cancel", Map.of("reason", "오류")).expect(200);
        String expired = hold(stage.buyer(), show, 4);
        sql.letHoldRunOut(expired);
        List<String> selected = List.of(paid, byCard.reservation(), held, cancelled, expired);

        Answer preview = administrator.post(PATH + "/preview", Map.of("reservationIds", selected)).expect(200);

        assertThat(List.of("total", "reservations", "holds", "seats", "buyers", "refundPoints", "refundOther", "refundTotal", "inProgress",
            "alreadyCancelled", "expired").stream().map(each -> preview.at("/" + each)))
            .containsExactly("5", "2", "1", "3", "3", "90000", "50000", "140000", "0", "1", "1");
        Map<String, Object> request = Map.of("reservationIds", selected, "reason", "공연장 사정", "version", preview.at("/version"));
        String key = UUID.randomUUID().toString();
        String run = administrator.post(PATH, request, key).expect(202).at("/id");
        assertThat(administrator.post(PATH, request, key).expect(202).at("/id")).isEqualTo(run);

        Answer done = done(run);
        assertThat(List.of("total", "waiting", "cancelled", "released", "alreadyCancelled", "expired", "failed", "refundTotal").stream()
            .map(each -> done.at("/" + each))).containsExactly("5", "0", "2", "1", "1", "1", "0", "140000");
        Answer results = administrator.get(PATH + "/" + run + "/reservations?limit=100").expect(200);
        Map<String, String> byId = new HashMap<>();
        results.json().get("reservations").forEach(each -> byId.put(each.get("reservationId").asText(), each.get("result").asText()));
        assertThat(byId).isEqualTo(Map.of(paid, "cancelled", byCard.reservation(), "cancelled", held, "released", cancelled,
            "already_cancelled", expired, "expired"));
        assertThat(withPoints.balance()).isEqualTo(70_000);
        soon(() -> assertThat(till.kept(byCard.order())).isZero());
        till.awaitSettled(byCard);
        assertThat(byCard.buyer().balance()).isEqualTo(20_000);
        String staff = administrator.get("/api/auth/me").at("/user/id");
        assertThat(sql.texts("SELECT actor || ' ' || detail FROM audit_entries WHERE action = 'reservation.cancel' AND target = ?", paid))
            .containsExactly(staff + " 공연장 사정");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'reservation.cancel.many' AND target = ?", run))
            .containsExactly("5: 공연장 사정");
        administrator.post(PATH, request).expectProblem(409, "SELECTION_CHANGED");
    }

    @Test
    void allReservationsOfAFilterAreCancelledInBatchesHoweverManyAskForIt() {
        Show show = stage.show(MANY);
        List<Buyer> buyers = stage.crowd(MANY);
        Crowd.of(MANY).run(i -> buyers.get(i).hold(show, show.seats().get(i)).expect(201));
        Map<String, Object> selection = Map.of("filter", Map.of("eventId", show.event(), "status", "pending"));
        assertThat(administrator.post(PATH + "/preview", selection).expect(200).at("/holds")).isEqualTo(String.valueOf(MANY));
        Map<String, Object> request = Map.of("filter", Map.of("eventId", show.event()), "reason", "중복");

        List<String> runs = List.of(administrator.post(PATH, request).expect(202).at("/id"),
            administrator.post(PATH, request).expect(202).at("/id"));

        runs.forEach(CancellationRunsIT::done);
        assertThat(sql.number("SELECT count(*) FROM cancellation_run_items WHERE run_id IN (?::uuid, ?::uuid) AND result = 'released'",
            runs.get(0), runs.get(1))).isEqualTo(MANY);
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE event_id = ?::uuid AND status = 'cancelled'", show.event()))
            .isEqualTo(MANY);
        Answer first = administrator.get(PATH + "/" + runs.get(0) + "/reservations?limit=100").expect(200);
        assertThat(administrator.get(PATH + "/" + runs.get(0) + "/reservations?limit=100&after=" + first.at("/next")).expect(200)
            .json().get("reservations")).hasSize(MANY - 100);
    }

    @Test
    void anOrganiserCancelsOnlyReservationsOfTheOwnEventsAndSeesOnlyTheOwnRuns() {
        Show own = stage.show(1);
        Show foreign = stage.show(1);
        Buyer organiser = stage.staff("organiser");
        administrator.raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + own.event(), null, null).expect(204);
        String mine = hold(stage.buyer(), own, 0);
        String theirs = hold(stage.buyer(), foreign, 0);

        organiser.api().post(PATH + "/preview", Map.of("reservationIds", List.of(mine, theirs)))
            .expectProblem(404, "RESERVATION_NOT_FOUND");
        assertThat(organiser.api().post(PATH + "/preview", Map.of("filter", Map.of("eventId", foreign.event()))).expect(200).at("/total"))
            .isEqualTo("0");
        String run = organiser.api().post(PATH, Map.of("reservationIds", List.of(mine), "reason", "중복")).expect(202).at("/id");

        assertThat(done(run).at("/released")).isEqualTo("1");
        organiser.api().get(PATH + "/" + run).expect(200);
        stage.staff("organiser").api().get(PATH + "/" + run).expectProblem(404, "CANCELLATION_NOT_FOUND");
        assertThat(administrator.get("/api/admin/reservations/" + theirs).at("/reservation/status")).isEqualTo("pending");
    }

    @Test
    void badSelectionsAreRefused() {
        String reservation = hold(stage.buyer(), stage.show(1), 0);
        List<String> one = List.of(reservation);

        for (Map<String, Object> selection : List.<Map<String, Object>>of(Map.of(), Map.of("filter", Map.of("status", "confirmed")),
                Map.of("reservationIds", one, "filter", Map.of("q", "김예매")), Map.of("filter", Map.of("q", "김")))) {
            administrator.post(PATH + "/preview", selection).expectProblem(400, "INVALID_REQUEST");
        }
        administrator.post(PATH + "/preview", Map.of("reservationIds", List.of("7"))).expectProblem(400, "INVALID_ID");
        administrator.post(PATH + "/preview", Map.of("reservationIds", List.of(UUID.randomUUID().toString())))
            .expectProblem(404, "RESERVATION_NOT_FOUND");
        administrator.post(PATH, Map.of("reservationIds", one, "reason", " ")).expectProblem(400, "INVALID_REQUEST");
        administrator.post(PATH, Map.of("reservationIds", one, "reason", "중복", "version", "0")).expectProblem(409, "SELECTION_CHANGED");
        administrator.get(PATH + "/" + UUID.randomUUID()).expectProblem(404, "CANCELLATION_NOT_FOUND");
        assertThat(administrator.get("/api/admin/reservations/" + reservation).at("/reservation/status")).isEqualTo("pending");
    }

    /** The run when it has ended. */
    private static Answer done(String run) {
        soon(() -> assertThat(stage.administrator().get(PATH + "/" + run).expect(200).json().get("doneAt").isNull()).isFalse());
        return stage.administrator().get(PATH + "/" + run);
    }

    private static String hold(Buyer buyer, Show show, int seat) {
        return buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
    }

    private static String paid(Buyer buyer, Show show, int seat) {
        String reservation = hold(buyer, show, seat);
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }
}
