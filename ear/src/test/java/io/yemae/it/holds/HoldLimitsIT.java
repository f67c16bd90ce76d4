package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits on holds without payment: how many at once, and how often. */
class HoldLimitsIT extends YemaeIT {
    private static final int PERFORMANCES = 6;
    private static final int SEATS = 10;
    private static final int THREADS = 24;
    private static final String LIMIT = "holds.per.user";
    private static final String UNPAID = "holds.unpaid.most";

    private final Show show = showOfSeveralPerformances();
    private final List<String> performances =
        sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid ORDER BY starts_at", show.event());

    @AfterEach
    void asTheyWere() {
        stage.policy(LIMIT, 100);
        stage.policy(UNPAID, 1_000);
    }

    @Test
    void concurrentHoldsOfABuyerAreLimitedOverAllPerformances() {
        stage.policy(LIMIT, 2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String first = hold(buyer, 0).expect(201).at("/reservation/id");
        String second = hold(buyer, 1).expect(201).at("/reservation/id");

        hold(buyer, 2).expectProblem(409, "HOLD_LIMIT", "결제를 기다리는 예매는 동시에 2건까지 가능합니다.");
        Show other = stage.show(1);
        assertThat(buyer.hold(other, other.seats().get(0)).expectProblem(400, "HOLD_LIMIT").at("/message")).contains("2건");

        buyer.payWithPoints(first).expect(200);
        String third = hold(buyer, 2).expect(201).at("/reservation/id");
        hold(buyer, 3).expectProblem(409, "HOLD_LIMIT");
        cancel(buyer, third);
        hold(buyer, 3).expect(201);
        // An expired hold does not count, whether or not the sweeper has run.
        sql.letHoldRunOut(second);
        hold(buyer, 4).expect(201);
    }

    @Test
    void refusedRequestsForTheBestSeatsTakeNoneFromOthers() {
        stage.policy(LIMIT, 2);
        Buyer greedy = stage.buyer();
        hold(greedy, 0).expect(201);
        hold(greedy, 1).expect(201);
        Buyer other = stage.buyer();

        for (int i = 0; i < SEATS; i++) {
            hold(greedy, 2).expectProblem(409, "HOLD_LIMIT");
        }

        other.api().post("/api/reservations", Map.of("performanceId", performances.get(2), "grade", "A", "quantity", SEATS)).expect(201);
        other.api().get("/api/reservations").json().at("/reservations").forEach(each -> cancel(other, each.get("id").asText()));
    }

    @Test
    void concurrentRequestsDoNotExceedTheHoldLimit() {
        stage.policy(LIMIT, 2);
        Buyer buyer = stage.buyer();
        AtomicInteger won = new AtomicInteger();

        Crowd.of(THREADS).run(i -> {
            Answer answer = hold(buyer, i % PERFORMANCES);
            if (answer.status() == 201) {
                won.incrementAndGet();
            } else {
                // Or other requests were faster at the best seats at every attempt.
                assertThat(answer.expect(409).at("/code")).isIn("HOLD_LIMIT", "CONCURRENT_HOLD", "NOT_ENOUGH_SEATS");
            }
        });

        assertThat(won.get()).isBetween(1, 2);
        assertThat(reservations(buyer, "pending")).isEqualTo(won.get());
        assertInvariants();
    }

    @Test
    void repeatedUnpaidHoldsLeadToACoolDown() {
        stage.policy(UNPAID, 2);
        Buyer buyer = stage.buyer();
        String concert = sql.texts("SELECT number FROM events WHERE id = ?::uuid", show.event()).get(0);
        String schedule = sql.texts("SELECT number FROM performances WHERE id = ?::uuid", performances.get(0)).get(0);
        String reserves = "/api/concerts/" + concert + "/schedules/" + schedule + "/reserves";

        cancel(buyer, hold(buyer, 0).expect(201).at("/reservation/id"));
        sql.letHoldRunOut(hold(buyer, 0).expect(201).at("/reservation/id"));
        String last = hold(buyer, 0).expect(201).at("/reservation/id");
        String kept = hold(buyer, 1).expect(201).at("/reservation/id");
        soon(() -> assertThat(reservations(buyer, "expired")).isEqualTo(1));
        cancel(buyer, last);

        Answer refused = hold(buyer, 0).expectProblem(429, "HOLD_COOL_DOWN");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(800, 900);
        assertThat(refused.at("/error")).contains("15분");
        Answer ticketing = buyer.hold(show, show.seats().get(9)).expectProblem(429, "HOLD_COOL_DOWN");
        assertThat(ticketing.at("/success")).isEqualTo("false");
        assertThat(ticketing.at("/message")).isEqualTo(ticketing.at("/error"));
        assertThat(ticketing.headers().firstValue("Retry-After")).isPresent();
        buyer.charge(70_000).expect(200);
        buyer.payWithPoints(kept).expect(200);
        // The payment gives the place in the waiting room back with the next turn. A token from before is of the old place, so a new one is
        // requested.
        soon(() -> {
            String turn = buyer.api().raw("PUT", reserves, "application/json", "{}").expect(201).at("/token");
            api.with("Authorization", turn).get(reserves).expectProblem(429, "HOLD_COOL_DOWN");
        });

        letMinutesPass(buyer, 14);
        hold(buyer, 2).expectProblem(429, "HOLD_COOL_DOWN");
        letMinutesPass(buyer, 2);
        hold(buyer, 2).expect(201);
    }

    @Test
    void paidAndOldHoldsDoNotCountForTheCoolDown() {
        stage.policy(UNPAID, 2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        for (int i = 0; i < 3; i++) {
            String reservation = hold(buyer, 0).expect(201).at("/reservation/id");
            buyer.payWithPoints(reservation).expect(200);
            cancel(buyer, reservation);
        }
        for (int i = 0; i < 3; i++) {
            cancel(buyer, hold(buyer, 0).expect(201).at("/reservation/id"));
            letMinutesPass(buyer, 9);
        }

        hold(buyer, 0).expect(201);
    }

    private static long reservations(Buyer buyer, String status) {
        return sql.number("SELECT count(*) FROM reservations WHERE user_id = ?::uuid AND status = ?", buyer.id(), status);
    }

    private static Show showOfSeveralPerformances() {
        Instant first = Instant.now().plus(Duration.ofDays(7));
        return stage.show(SEATS, Map.of("performances", IntStream.range(0, PERFORMANCES).mapToObj(i -> first.plus(Duration.ofDays(i)))
            .map(start -> Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString())).toList(),
            "maxSeatsPerUser", SEATS));
    }

    /** The best seat that is left of one of the performances. */
    private Answer hold(Buyer buyer, int performance) {
        return buyer.api().post("/api/reservations", Map.of("performanceId", performances.get(performance), "grade", "A"));
    }

    private static void cancel(Buyer buyer, String reservation) {
        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);
    }

    /** Moves the buyer's ended reservations this much into the past. */
    private static void letMinutesPass(Buyer buyer, int minutes) {
        sql.update("""
            UPDATE reservations
            SET created_at = created_at - make_interval(mins => ?), cancelled_at = cancelled_at - make_interval(mins => ?),
                expires_at = expires_at - make_interval(mins => ?)
            WHERE user_id = ?::uuid AND status IN ('cancelled', 'expired')""", minutes, minutes, minutes, buyer.id());
    }
}
