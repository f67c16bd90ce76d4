package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.StatementCounts;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many SQL statements and transactions an operation needs. Unlike a rate, the numbers are the same on every machine. Timers execute
 * some statements meanwhile, about once a second each: a statement belongs to the operation if it was called for at least a quarter of
 * them.
 */
class StatementBudgetsIT extends YemaeIT {
    private static final int MANY = 100;
    private static final int CALLERS = 8;
    private static final int CROWD = 32;
    private static final int ENTRIES = 320;
    private static final double OF_TIMERS = 0.9;
    private static final int ATTEMPTS = 3;
    private static final int MOST_TRIES = 20;

    /** What a number of operations needed, for each of them. */
    private record Budget(Map<String, Long> calls, double statements, double transactions) {

        long callsOf(String text) {
            return new StatementCounts(calls).of(text);
        }

        void assertAtMost(double expectedStatements, double expectedTransactions) {
            assertThat(statements).as("statements of one operation in %s", calls).isLessThanOrEqualTo(expectedStatements);
            // Transactions of timers cannot be distinguished from others.
            assertThat(transactions).as("transactions of one operation in %s", calls).isLessThan(expectedTransactions + OF_TIMERS);
        }
    }

    @Test
    void answersFromMemoryNeedNoStatement() {
        Show show = stage.show(500);
        String map = "/api/seats/events/" + show.event();
        Answer full = api.get(map).expect(200);
        String etag = full.headers().firstValue("ETag").orElseThrow();
        String delta = "/api/performances/dates/" + stage.performance(show.event()) + "/seats";
        String version = api.get(delta).expect(200).at("/version");
        api.get("/api/events?limit=20").expect(200);
        api.get("/api/events/" + show.event()).expect(200);

        of(i -> api.with("If-None-Match", etag).get(map).expect(304)).assertAtMost(0, 0);
        of(i -> api.with("Accept-Encoding", "gzip").get(map).expect(200)).assertAtMost(0, 0);
        of(i -> api.get(delta + "?since=" + version).expect(200)).assertAtMost(0, 0);
        of(i -> api.get("/api/events?limit=20").expect(200)).assertAtMost(0, 0);
        of(i -> api.get("/api/events/" + show.event()).expect(200)).assertAtMost(0, 0);
    }

    /** The statement that holds, and one that reads the changed seats for the seat map. Simultaneous holds share both. */
    @Test
    void aHoldOfAnAdmittedBuyerNeedsAtMostOneStatementAndOneForTheMap() {
        Show show = stage.show((1 + ATTEMPTS) * MANY, Map.of("maxSeatsPerUser", 1 + ATTEMPTS));
        List<Buyer> buyers = admitted(show);
        long turns = turns(show);
        long began = System.nanoTime();

        Budget budget = cheapest(attempt -> of(MANY,
            i -> buyers.get(i).hold(show, show.seats().get((1 + attempt) * MANY + i)).expect(201)));

        budget.assertAtMost(2, 2);
        assertThat(budget.callsOf("INSERT INTO reservation_items")).isBetween(1L, (long) MANY);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        // One a second is due. If holds needed turns, each would be for the holds of as many callers at most.
        assertThat(turns(show) - turns).as("turns of the waiting room").isLessThan(seconds + ATTEMPTS * MANY / CALLERS / 2);
    }

    private static long turns(Show show) {
        return Platform.sql().number("SELECT revision FROM queue_rooms WHERE event_id = ?::uuid", show.event());
    }

    @Test
    void aSeatThatIsKnownToBeTakenIsRefusedWithoutAStatement() {
        Show show = stage.show(2 * MANY, Map.of("maxSeatsPerUser", 2));
        List<Buyer> buyers = admitted(show);
        soon(() -> assertThat(api.get("/api/seats/events/" + show.event()).at("/seats/0/status")).isEqualTo("locked"));

        of(i -> buyers.get(i).hold(show, show.seats().get(i == 0 ? 1 : 0)).expectProblem(400, "SEATS_TAKEN")).assertAtMost(0, 0);
    }

    /** Each holds one of the first seats. */
    private List<Buyer> admitted(Show show) {
        List<Buyer> buyers = known(MANY);
        Crowd.of(CALLERS).run(caller -> {
            for (int i = caller; i < MANY; i += CALLERS) {
                buyers.get(i).hold(show, show.seats().get(i)).expect(201);
            }
        });
        return buyers;
    }

    @Test
    void pollsOfTheQueueNeedNoStatement() {
        Lobby lobby = Lobby.of(1).threshold(1);
        lobby.check(stage.buyer());
        Buyer waiting = stage.buyer();
        lobby.check(waiting);
        assertThat(lobby.status(waiting)).isEqualTo("queued");

        of(i -> lobby.place(waiting)).assertAtMost(0, 0);
    }

    @Test
    void entriesOfACrowdShareStatements() {
        double turns = IntStream.range(0, ATTEMPTS).mapToDouble(attempt -> turnsOfEachEntry()).min().orElseThrow();

        assertThat(turns).as("turns of the room for each who enters").isLessThan(0.25);
    }

    private double turnsOfEachEntry() {
        Lobby lobby = Lobby.of(1).threshold(1);
        List<Buyer> crowd = known(ENTRIES);
        StatementCounts before = StatementCounts.now();
        Crowd.of(CROWD).run(caller -> {
            for (int i = caller; i < ENTRIES; i += CROWD) {
                lobby.check(crowd.get(i));
            }
        });
        return (double) StatementCounts.now().since(before).of("queue_turn") / ENTRIES;
    }

    /** Those of the notices that follow are not counted. */
    @Test
    void aPaymentWithPointsNeedsAtMostFourStatements() {
        Show show = stage.show(MANY);
        List<Buyer> buyers = known(MANY);
        List<String> holds = buyers.stream().map(buyer -> {
            buyer.charge(1_000_000).expect(200);
            return buyer.hold(show, show.seats().get(buyers.indexOf(buyer))).expect(201).at("/reservation/id");
        }).toList();

        StatementCounts counts = called(MANY, i -> buyers.get(i).payWithPoints(holds.get(i)).expect(200));

        List<Long> paying = Stream.of("JOIN point_accounts account", "payment_method = cast(", "INSERT INTO point_entries",
            "INSERT INTO payments").map(counts::of).toList();
        assertThat(paying).allSatisfy(calls -> assertThat(calls).isBetween(1L, (long) MANY));
        assertThat(counts.of("LEFT JOIN discount_uses used")).as("payments that were judged alone").isLessThan(MANY / 10);
    }

    /** Of an operation that can be repeated, until no timer runs meanwhile: one reads all seat maps again, which may outlast some tries. */
    private static Budget of(IntConsumer operation) {
        return Stream.generate(() -> of(MANY, operation)).limit(MOST_TRIES).filter(budget -> budget.statements() == 0).findFirst()
            .orElseGet(() -> of(MANY, operation));
    }

    /** Timers, such as the one that reads all seat maps again, and a stalled or cold machine only add statements. */
    private static Budget cheapest(IntFunction<Budget> attempts) {
        return IntStream.range(0, ATTEMPTS).mapToObj(attempts).min(Comparator.comparingDouble(Budget::statements)).orElseThrow();
    }

    private static Budget of(int times, IntConsumer operation) {
        StatementCounts own = called(times, operation).atLeast(times / 4);
        return new Budget(own.calls(), (double) own.statements() / times, (double) own.transactions() / times);
    }

    private static StatementCounts called(int times, IntConsumer operation) {
        StatementCounts before = StatementCounts.now();
        Crowd.of(CALLERS).run(caller -> {
            for (int i = caller; i < times; i += CALLERS) {
                operation.accept(i);
            }
        });
        return StatementCounts.now().since(before);
    }

    /** Users whose tokens the server has verified. */
    private List<Buyer> known(int count) {
        // The first log-in makes the keys.
        stage.administrator();
        Forger forger = new Forger(Platform.keys(), "");
        return People.of(sql, count).parallelStream().map(id -> new Buyer(api.as(forger.tokenOf(id)), id,
            sql.number("SELECT number FROM users WHERE id = ?::uuid", id), "")).peek(buyer -> buyer.api().get("/api/auth/me").expect(200))
            .toList();
    }
}
