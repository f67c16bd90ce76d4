package io.yemae.it.planning;

import static io.yemae.it.planning.EventDesk.audited;
import static io.yemae.it.planning.EventDesk.change;
import static io.yemae.it.planning.EventDesk.form;
import static io.yemae.it.planning.EventDesk.grade;
import static io.yemae.it.planning.EventDesk.later;
import static io.yemae.it.planning.EventDesk.performance;
import static io.yemae.it.planning.EventDesk.performances;
import static io.yemae.it.planning.EventDesk.put;
import static io.yemae.it.planning.EventDesk.showing;
import static io.yemae.it.planning.EventDesk.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes to performances by administrators, and refunds after cancellation (requirement 1, section 2). */
class PerformanceAdministrationIT extends YemaeIT {

    @Test
    void aPerformanceIsAddedWithItsSeatsAndMoved() {
        Show show = stage.show(3);
        Instant start = later(9);

        JsonNode added = stage.administrator().post(performances(show), performance(version(show.event()), start)).expect(201).json();

        JsonNode performance = added.at("/performances/1");
        assertThat(performance.get("startsAt").asText()).isEqualTo(start.toString());
        assertThat(performance.get("total").asInt()).isEqualTo(3);
        put(performances(show) + "/" + performance.get("id").asText(), performance(added.get("version").asInt(), later(10))).expect(200);
        soon(() -> assertThat(api.get("/api/performances/" + show.event() + "/dates").at("/dates/1/startsAt"))
            .isEqualTo(later(10).toString()));
        assertThat(audited(performance.get("id").asText())).containsExactly("performance.add", "performance.change");
    }

    @Test
    void twoPerformancesCannotOverlapInOneVenue() {
        Show show = stage.show(1, Map.of("performances", List.of(showing(later(7).toString()), showing(later(8).toString()))));
        String second = form(show.event()).at("/performances/1/id").asText();

        stage.administrator().post(performances(show), performance(version(show.event()), later(7).plusSeconds(1800)))
            .expectProblem(409, "PERFORMANCES_OVERLAP");
        put(performances(show) + "/" + second, performance(version(show.event()), later(7).minusSeconds(1800)))
            .expectProblem(409, "PERFORMANCES_OVERLAP");
        String other = stage.createEvent(1, Map.of("performances", List.of(showing(later(7).toString())))).expect(201).at("/id");
        change(other, Map.of("venueId", form(show.event()).get("venueId").asText())).expectProblem(409, "PERFORMANCES_OVERLAP");
        stage.administrator().post(performances(show) + "/" + second + "/cancel", Map.of("reason", "사정")).expect(200);
        stage.administrator().post(performances(show), performance(version(show.event()), later(8))).expect(201);
    }

    @Test
    void aPerformanceWithReservationsIsNotMoved() {
        Show show = stage.show(3);
        Buyer buyer = stage.buyerWithPoints(70_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id")).expect(200);
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        JsonNode before = form(show.event());
        assertThat(before.at("/performances/0/sold").asInt()).isEqualTo(1);
        assertThat(before.at("/performances/0/held").asInt()).isEqualTo(1);

        List<Answer> refused = List.of(
            put(performances(show) + "/" + before.at("/performances/0/id").asText(), performance(version(show.event()), later(9))),
            change(show.event(), Map.of("venueId", stage.venue(8))),
            change(show.event(), Map.of("seatLayoutId", stage.layout((int) (System.nanoTime() % 1_000_000), 2))));

        refused.forEach(answer -> assertThat(answer.expectProblem(409, "SEATS_IN_USE").at("/error")).containsPattern("2(석|건)"));
        assertThat(form(show.event())).isEqualTo(before);
    }

    @Test
    void aCancelledPerformanceRefundsEverything() {
        // Within a day: nobody could cancel it any more.
        Show show = stage.show(3, Map.of("performances", List.of(showing(Instant.now().plusSeconds(7200).toString()))));
        Buyer sold = stage.buyerWithPoints(70_000);
        Buyer held = stage.buyer();
        String confirmed = sold.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sold.payWithPoints(confirmed).expect(200);
        String pending = held.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        String performance = form(show.event()).at("/performances/0/id").asText();
        String cancel = performances(show) + "/" + performance + "/cancel";

        JsonNode cancelled = stage.administrator().post(cancel, Map.of("reason", "출연자 사정")).expect(200).json();

        assertThat(cancelled.at("/performances/0/cancelReason").asText()).isEqualTo("출연자 사정");
        assertThat(cancelled.at("/performances/0/cancelledAt").isNull()).isFalse();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(sold.api().get("/api/reservations/" + confirmed).at("/reservation/status")).isEqualTo("cancelled");
            assertThat(held.api().get("/api/reservations/" + pending).at("/reservation/status")).isEqualTo("cancelled");
        });
        assertThat(sold.api().get("/api/reservations/" + confirmed).at("/reservation/payment_status")).isEqualTo("refunded");
        assertThat(sold.balance()).isEqualTo(70_000);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(Platform.mailsTo(sold.email())).anySatisfy(mail -> assertThat(mail).contains("취소되었습니다")));
        soon(() -> assertThat(api.get("/api/performances/" + show.event() + "/dates").at("/dates/0/code")).isEqualTo("CANCELLED"));
        stage.buyer().hold(show, show.seats().get(2)).expectProblem(400, "NOT_ON_SALE");
        stage.administrator().post(cancel, Map.of("reason", "다시")).expect(200);
        assertThat(audited(performance)).containsExactly("performance.cancel");
        put(performances(show) + "/" + performance, performance(version(show.event()), later(9)))
            .expectProblem(409, "PERFORMANCE_CANCELLED");
    }

    @Test
    void aHoldConcurrentWithTheCancellationIsRefundedToo() {
        Show show = stage.show(1);
        String performance = form(show.event()).at("/performances/0/id").asText();
        stage.administrator().post(performances(show) + "/" + performance + "/cancel", Map.of("reason", "사정")).expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() ->
            sql.number("SELECT count(*) FROM cancelled_performances WHERE performance_id = ?::uuid AND look_at > now()", performance) == 1);
        // As its statement saw the performance a moment before.
        sql.update("UPDATE performances SET cancelled_at = NULL WHERE id = ?::uuid", performance);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sql.update("UPDATE performances SET cancelled_at = now() WHERE id = ?::uuid", performance);
        // The next look, which is twenty seconds after the last.
        sql.update("UPDATE cancelled_performances SET look_at = now() WHERE performance_id = ?::uuid", performance);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
            assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("cancelled"));
    }

    @Test
    void aCancelledEventCancelsItsOpenPerformancesAndCannotBeChanged() {
        Instant now = Instant.now();
        Show show = stage.show(1, Map.of("performances", List.of(showing(later(30).toString()), showing(later(8).toString()))));
        EventDesk.letBegin(show.event(), 0, now.minusSeconds(7200), now.minusSeconds(3600));
        String mark = "gone" + System.nanoTime();
        change(show.event(), Map.of("title", mark)).expect(200);
        String path = "/api/admin/events/" + show.event();

        JsonNode cancelled = stage.administrator().post(path + "/cancel", Map.of("reason", "천재지변")).expect(200).json();

        assertThat(cancelled.get("cancelReason").asText()).isEqualTo("천재지변");
        assertThat(cancelled.at("/performances/0/cancelledAt").isNull()).isTrue();
        assertThat(cancelled.at("/performances/1/cancelReason").asText()).isEqualTo("천재지변");
        assertThat(api.get("/api/events/" + show.event()).at("/event/status")).isEqualTo("cancelled");
        assertThat(stage.administrator().get("/api/admin/events?status=cancelled&q=" + mark).expect(200).at("/events/0/id"))
            .isEqualTo(show.event());
        assertThat(stage.administrator().post(path + "/cancel", Map.of("reason", "다시")).expect(200).json()).isEqualTo(cancelled);
        change(show.event(), Map.of("title", "x")).expectProblem(409, "EVENT_CANCELLED");
        stage.administrator().post(path + "/grades", grade(version(show.event()), 1)).expectProblem(409, "EVENT_CANCELLED");
        stage.administrator().post(path + "/performances", performance(version(show.event()), later(9)))
            .expectProblem(409, "EVENT_CANCELLED");
        String over = cancelled.at("/performances/0/id").asText();
        stage.administrator().post(path + "/performances/" + over + "/cancel", Map.of("reason", "x"))
            .expectProblem(409, "PERFORMANCE_ENDED");
    }

    @Test
    void aStartedPerformanceIsNotMoved() {
        Instant now = Instant.now();
        Show show = stage.show(1);
        EventDesk.letBegin(show.event(), 0, now.minusSeconds(60), later(1));

        put(performances(show) + "/" + form(show.event()).at("/performances/0/id").asText(), performance(version(show.event()), later(9)))
            .expectProblem(409, "PERFORMANCE_STARTED");
    }
}
