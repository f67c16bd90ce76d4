package io.yemae.it.server;

import static io.yemae.devservices.server.Readiness.State.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.server.Readiness;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Invariants;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ReportedMetrics;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.servers.RunningLauncher;
import io.yemae.it.kit.wire.SocketIo;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sale at three servers behind the launcher's balancer. Two are killed in turn, and the launcher starts them again. */
class SaleOverBalancerIT {
    private static final int NODES = 3;
    private static final int KILLED = 2;
    private static final int SEATS = 4_000;
    /** Sales before the first kill, and after each start. */
    private static final int SALES = 80;
    private static final Duration SOON = Duration.ofMinutes(1);
    /** Also on a machine that other tests keep busy. */
    private static final Duration SOLD_WITHIN = Duration.ofMinutes(3);
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static RunningLauncher platform;
    private static Sql sql;
    private static Stage stage;

    @BeforeAll
    static void startThePlatform() throws IOException {
        platform = new RunningLauncher(Platform.directory().resolve("balanced"), Map.of("YEMAE_NODES", String.valueOf(NODES)));
        platform.awaitStart();
        sql = platform.sql();
        stage = new Stage(new Api(platform.http()), sql, platform.keys());
    }

    @AfterAll
    static void stopThePlatform() {
        if (platform != null) {
            // An orderly end, one server after the other, has tests of its own.
            platform.kill();
        }
    }

    @Test
    void aSaleGoesOnWhileOneServerAfterTheOtherIsKilledAndStartedAgain() throws Exception {
        Show quiet = stage.show(2 * NODES);
        // One after the other while nothing else happens, so that each server has one.
        List<SeatFollower> followers = IntStream.range(0, NODES).mapToObj(i -> new SeatFollower(platform.http(), quiet.event())).toList();
        Show show = stage.show(SEATS, Map.of("maxSeatsPerUser", 10));
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", 10_000, "rate", 10_000)).expect(200);
        try (SaleInThreads sale = new SaleInThreads(stage, show)) {
            sellWhileServersAreKilled(sale, quiet, show, followers);
        }
        followers.forEach(SeatFollower::close);
        Invariants.check(sql);
        await().atMost(SOON).untilAsserted(() -> assertThat(sql.number("SELECT count(*) FROM jgroupsping"))
            .as("a server that starts asks each of them whether it may join, also those that were killed").isLessThanOrEqualTo(NODES));
    }

    private static void sellWhileServersAreKilled(SaleInThreads sale, Show quiet, Show show, List<SeatFollower> followers)
            throws Exception {
        Duration processorTime = platform.processorTime();
        try (SocketIo polling = SocketIo.joinAt(platform.http(), "/seats/" + show.event(), "polling", Map.of())) {
            sale.start();
            awaitSales(sale);
            await().atMost(SOON).untilAsserted(() ->
                assertThat(polling.data("seat-sold")).as("received by polls, which only one of the servers answers").isNotEmpty());
        }
        for (int node = 1; node <= KILLED; node++) {
            long killed = killAndAwaitRestart(node, quiet, followers);
            long ready = System.nanoTime();
            awaitSales(sale);
            System.out.printf("Server %d killed, ready again after %d s: %s%n", node, Duration.ofNanos(ready - killed).toSeconds(),
                sale.rate().after(killed, System.nanoTime()));
        }
        sale.stop();
        System.out.printf("%d requests answered, %d cut off; launcher and balancer used %.2f ms of a processor for a request%n",
            sale.answers(), sale.cutOff(), (double) platform.processorTime().minus(processorTime).toMillis() / sale.answers());

        // What was in progress on a server, and what each buyer began before the balancer knew of its end.
        assertThat(sale.cutOff()).as("requests without an answer").isLessThanOrEqualTo(2 * KILLED * SaleInThreads.THREADS);
        assertNothingIsLostOrSoldTwice(sale);
    }

    @Test
    void theBotsOfARehearsalBuyFromEveryServer() {
        Show show = stage.show(60);
        List<Double> before = requests();

        String path = "/api/admin/rehearsals/" + stage.administrator().post("/api/admin/rehearsals", Map.of("eventId", show.event(),
            "buyers", 80, "seatsPerBuyer", 1, "arrivalSeconds", 2, "thinkMillis", 50, "force", true)).expect(202).at("/id");
        await().atMost(SOLD_WITHIN).until(() -> !stage.administrator().get(path).expect(200).json().get("removedAt").isNull());

        JsonNode rehearsal = stage.administrator().get(path).expect(200).json();
        assertThat(rehearsal.at("/status").asText()).as(rehearsal.toString()).isEqualTo("done");
        assertThat(rehearsal.at("/report/sold").asInt()).isPositive();
        assertThat(rehearsal.at("/report/buyers/refused").asInt()).as(rehearsal.toString()).isZero();
        List<Double> after = requests();
        // A server that was started again a moment ago is slower, and gets fewer.
        assertThat(IntStream.range(0, NODES).mapToObj(node -> after.get(node) - before.get(node)))
            .allSatisfy(more -> assertThat(more).isGreaterThan(20));
    }

    /** That each server has been sent. */
    private static List<Double> requests() {
        return IntStream.rangeClosed(1, NODES).mapToObj(node -> ReportedMetrics.sum(new Api(platform.management(node)),
            line -> line.startsWith("undertow_request_count_total") && line.contains("http-listener"))).toList();
    }

    /** Meanwhile another hold ends and a seat is held, and everybody who watches gets both changes. @return when the server was killed */
    private static long killAndAwaitRestart(int node, Show quiet, List<SeatFollower> followers) {
        String let = quiet.seats().get(2 * node - 2);
        String kept = quiet.seats().get(2 * node - 1);
        String abandoned = stage.buyer().hold(quiet, let).expect(201).at("/reservation/id");
        await().atMost(SOON).untilAsserted(() ->
            assertThat(followers).allSatisfy(follower -> assertThat(follower.seats("seat-locked")).contains(let)));
        // The server to which the sockets go has to know the change as one of its own steps, to send what comes after it.
        await().atMost(SOON).untilAsserted(() -> assertThat(IntStream.rangeClosed(1, NODES)).allSatisfy(each ->
            assertThat(new Api(platform.http(each)).seatStatus(quiet.event(), let)).isEqualTo("locked")));

        long killed = System.nanoTime();
        ChildProcess.kill(platform.server(node));
        stage.buyer().hold(quiet, kept).expect(201);
        sql.letHoldRunOut(abandoned);

        await().atMost(SOON).untilAsserted(() -> assertThat(followers).allSatisfy(follower -> {
            assertThat(follower.seats("seat-locked")).contains(kept);
            assertThat(follower.seats("seat-released")).contains(let);
            assertThat(follower.data("reload")).isEmpty();
        }));
        assertThat(followers).as("the sockets of that server were opened again")
            .anySatisfy(follower -> assertThat(follower.connections()).hasSizeGreaterThan(1));
        assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", abandoned)).containsExactly("expired");
        assertThat(new Readiness(platform.management(node)).ask()).as("whose timers have not ended the hold").isNotEqualTo(READY);

        await().atMost(READY_WITHIN).until(() -> platform.printed().contains("Server " + node + " is ready again"));
        assertThat(platform.printed()).contains("Server " + node + " has ended by itself with exit code 137");
        // It knows the changes from here on, as if somebody had looked.
        new Api(platform.http(node)).get("/api/seats/events/" + quiet.event()).expect(200);
        return killed;
    }

    private static void awaitSales(SaleInThreads sale) {
        int before = sale.paid().size();
        await().atMost(SOLD_WITHIN).until(() -> {
            sale.check();
            return sale.paid().size() >= before + SALES;
        });
    }

    private static void assertNothingIsLostOrSoldTwice(SaleInThreads sale) {
        assertThat(new HashSet<>(sql.texts("SELECT id FROM reservations"))).containsAll(sale.held());
        assertThat(new HashSet<>(sql.texts("SELECT id FROM reservations WHERE status = 'confirmed'"))).containsAll(sale.paid());
        assertThat(sql.number("SELECT count(*) - count(DISTINCT seat_id) FROM reservation_items WHERE live")).isZero();
        assertThat(sale.paid()).isNotEmpty();
    }
}
