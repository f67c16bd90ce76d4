package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrency: each seat is sold at most once, each limit holds, each idempotency key takes effect once. */
class RaceIT extends YemaeIT {
    private static final int THREADS = 64;
    private static final int SEATS = 100;
    private static final int ROUNDS = 20;
    private static final int ATTEMPTS_AFTERWARDS = 10;

    @Test
    void sixtyFourBuyersRaceForAHundredSeatsInTwentyRounds() {
        List<Buyer> buyers = stage.crowd(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            Show show = stage.show(SEATS, Map.of("maxSeatsPerUser", 10));
            AtomicInteger won = new AtomicInteger();

            Crowd.of(THREADS).run(buyer -> {
                // Each buyer starts at another seat and tries all of them, so that many compete for every seat at the same time. Once all
                // are taken, some more attempts show that none is sold again.
                int afterwards = 0;
                for (int i = 0; i < SEATS && afterwards < ATTEMPTS_AFTERWARDS; i++) {
                    afterwards += won.get() == SEATS ? 1 : 0;
                    String seat = show.seats().get((buyer * 3 / 2 + i) % SEATS);
                    Answer answer = buyers.get(buyer).hold(show, seat);
                    if (answer.status() == 201) {
                        won.incrementAndGet();
                    } else {
                        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                        if (answer.at("/code").equals("SEAT_LIMIT")) {
                            return;
                        }
                    }
                }
            });

            assertThat(won).as("round " + round).hasValue(SEATS);
            assertThat(claims(show)).as("claims of round " + round).isEqualTo(SEATS);
            assertThat(sql.texts("SELECT seat_id FROM reservation_items WHERE live AND performance_id IN"
                + " (SELECT id FROM performances WHERE event_id = ?::uuid) GROUP BY seat_id HAVING count(*) > 1", show.event())).isEmpty();
        }
        assertInvariants();
    }

    @Test
    void exactlyOneOfManyBuyersGetsASeat() {
        Show show = stage.show(1);
        List<Buyer> buyers = stage.crowd(THREADS);
        AtomicInteger won = new AtomicInteger();

        Crowd.of(THREADS).run(buyer -> {
            Answer answer = buyers.get(buyer).hold(show, show.seats().get(0));
            if (answer.status() == 201) {
                won.incrementAndGet();
            } else {
                answer.expectProblem(400, "SEATS_TAKEN");
            }
        });

        assertThat(won).hasValue(1);
    }

    @Test
    void concurrentRequestsOfOneBuyerDoNotExceedTheSeatLimit() {
        Show show = stage.show(SEATS, Map.of("maxSeatsPerUser", 3));
        Buyer buyer = stage.buyer();
        AtomicInteger won = new AtomicInteger();

        Crowd.of(THREADS).run(i -> {
            if (buyer.hold(show, show.seats().get(i)).status() == 201) {
                won.incrementAndGet();
            }
        });

        assertThat(won.get()).isBetween(1, 3);
        assertThat(claims(show)).isEqualTo(won.get());
        assertInvariants();
    }

    @Test
    void overlappingGroupsOfSeatsDoNotDeadlock() {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 4));
        List<Buyer> buyers = stage.crowd(THREADS);

        Crowd.of(THREADS).run(buyer -> {
            String[] forward = IntStream.range(0, 4).mapToObj(i -> show.seats().get((buyer + i) % 10)).toArray(String[]::new);
            String[] backward = IntStream.range(0, 4).mapToObj(i -> forward[3 - i]).toArray(String[]::new);
            Answer answer = buyers.get(buyer).hold(show, buyer % 2 == 0 ? forward : backward);
            assertThat(answer.status()).as(answer.text()).isIn(201, 400);
        });

        assertThat(claims(show)).isIn(4L, 8L);
        assertInvariants();
    }

    @Test
    void concurrentPaymentsOfOneReservationTakeThePointsOnce() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(200_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        AtomicInteger paid = new AtomicInteger();

        Crowd.of(16).run(i -> {
            Answer answer = buyer.payWithPoints(reservation);
            if (answer.status() == 200) {
                paid.incrementAndGet();
            } else {
                answer.expectProblem(409, "ALREADY_PAID");
            }
        });

        assertThat(paid).hasValue(1);
        assertThat(buyer.balance()).isEqualTo(130_000);
        assertInvariants();
    }

    @Test
    void aHundredConcurrentChargesAllCount() {
        Buyer buyer = stage.buyer();

        Crowd.of(50).run(i -> {
            buyer.charge(100).expect(200);
            buyer.charge(1).expect(200);
        });

        assertThat(buyer.balance()).isEqualTo(5_050);
        assertInvariants();
    }

    @Test
    void oneIdempotencyKeyFromSixtyFourThreadsHasOneEffect() {
        Buyer buyer = stage.buyer();
        String path = "/api/users/" + buyer.number() + "/points/charge";

        Crowd.of(THREADS).run(i -> assertThat(buyer.api().patch(path, Map.of("point", 500), "once").expect(200).at("/point"))
            .isEqualTo("500"));

        assertThat(buyer.balance()).isEqualTo(500);
        buyer.api().patch(path, Map.of("point", 501), "once").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(buyer.balance()).isEqualTo(500);
    }

    @Test
    void aKeyOfARequestInProgressIsAnsweredWithRetryAfter() throws SQLException {
        Buyer buyer = stage.buyer();
        String path = "/api/users/" + buyer.number() + "/points/charge";
        try (Connection other = sql.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO idempotency_keys (scope, key, body_hash) VALUES ('" + buyer.id()
                + " points.charge', 'slow', '')");

            Answer answer = buyer.api().patch(path, Map.of("point", 500), "slow").expectProblem(409, "REQUEST_IN_PROGRESS");

            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            other.rollback();
        }
        buyer.api().patch(path, Map.of("point", 500), "slow").expect(200);
        assertThat(buyer.balance()).isEqualTo(500);
    }

    private long claims(Show show) {
        return sql.number("""
            SELECT count(*)
            FROM seat_states state
            JOIN seats seat ON seat.id = state.seat_id
            JOIN performances performance ON performance.id = seat.performance_id
            WHERE performance.event_id = ?::uuid AND state.status = 'locked'""", show.event());
    }
}
