package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.server.Readiness;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.servers.OwnPlatform;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server and the database killed in the middle of holds and payments: acknowledged work survives, and the invariants hold. The last
 * start warms the server up.
 */
class CrashIT {
    private static final int BUYERS = 8;
    /** In the first the server is killed, in the second the database too. */
    private static final int ROUNDS = 2;

    @RegisterExtension
    static final OwnPlatform platform = OwnPlatform.in("crash");

    @Test
    void acknowledgedWorkSurvivesCrashesOfServerAndDatabase() throws Exception {
        Stage stage = platform.stage();
        Show show = stage.show(2_000, Map.of("maxSeatsPerUser", 10, "holdMinutes", 60));
        Set<String> held = ConcurrentHashMap.newKeySet();
        Set<String> paid = ConcurrentHashMap.newKeySet();

        for (int round = 0; round < ROUNDS; round++) {
            List<Buyer> buyers = stage.crowd(BUYERS);
            buyers.forEach(buyer -> buyer.charge(1_000_000).expect(200));
            int first = round * BUYERS * 10;
            CountDownLatch inTheMiddle = new CountDownLatch(BUYERS * 5);
            Thread killer = killerOf(round == ROUNDS - 1, inTheMiddle);

            Crowd.of(BUYERS).run(buyer -> buyAll(buyers.get(buyer), show, first + buyer * 10, held, paid, inTheMiddle));
            join(killer);

            if (round == ROUNDS - 1) {
                assertAsksForPatienceWithoutItsDatabase(platform.server());
                platform.database().restart();
                // A crash is followed by a start, and this one shows what a start with a warm-up is.
                new WarmStart(platform, stage).assertReadyOnlyWhenWarmAndWithoutATrace();
            } else {
                OwnPlatform.startAgain(platform.server());
            }
            Sql sql = platform.sql();
            assertThat(sql.texts("SELECT id FROM reservations")).as("held in round " + round).containsAll(held);
            assertThat(sql.texts("SELECT id FROM reservations WHERE status = 'confirmed'")).as("paid in round " + round).containsAll(paid);
            YemaeIT.assertInvariants(platform.stage());
        }
        assertThat(paid).as("the kills came in the middle").isNotEmpty();
        platform.stage().show(1);
    }

    /** Its deployment fails, but the server runs. A 404 would say that a reservation does not exist. */
    private static void assertAsksForPatienceWithoutItsDatabase(WildFlyServer server) {
        server.launch();
        Api api = OwnPlatform.api(server);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            Answer answer = api.post("/api/payments/points", Map.of("reservationId", UUID.randomUUID().toString()))
                .expectProblem(503, "UNAVAILABLE");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        });
        assertThat(new Readiness(server.management()).ask()).isEqualTo(Readiness.State.NOT_READY);
        server.kill();
    }

    /** Holds and pays ten seats until the server is killed. Records what was acknowledged. */
    private static void buyAll(Buyer buyer, Show show, int first, Set<String> held, Set<String> paid, CountDownLatch progress) {
        try {
            for (int i = 0; i < 10; i++) {
                Answer hold = buyer.hold(show, show.seats().get(first + i));
                if (hold.status() >= 500) {
                    // The database is down, and the server is not yet killed.
                    return;
                }
                String reservation = hold.expect(201).at("/reservation/id");
                held.add(reservation);
                progress.countDown();
                if (buyer.payWithPoints(reservation).status() == 200) {
                    paid.add(reservation);
                }
            }
        } catch (UncheckedIOException e) {
            // The server was killed before it answered, so nothing was acknowledged.
        } finally {
            for (int i = 0; i < 10; i++) {
                progress.countDown();
            }
        }
    }

    private Thread killerOf(boolean databaseToo, CountDownLatch inTheMiddle) {
        Thread killer = new Thread(() -> {
            try {
                inTheMiddle.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (databaseToo) {
                platform.database().kill();
            }
            platform.server().kill();
        });
        killer.start();
        return killer;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
