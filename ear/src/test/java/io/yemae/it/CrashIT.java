package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.Database;
import io.yemae.devservices.Ports;
import io.yemae.devservices.WildFlyServer;
import io.yemae.it.Stage.Buyer;
import io.yemae.it.Stage.Show;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server, and then the database, killed in the middle of holds and payments: what was acknowledged is there, and all is whole. */
class CrashIT {
    private static final int BUYERS = 8;
    private static final int ROUNDS = 3;

    private Database database;
    private WildFlyServer server;

    @BeforeEach
    void start() {
        Path directory = Platform.directory().resolve("crash");
        database = Database.start(directory.resolve("postgres"), Ports.free());
        server = WildFlyServer.of(Platform.WILDFLY, directory.resolve("server"))
            .configure(Platform.CONFIGURE)
            .portOffset(Platform.portOffset())
            .environment(Platform.environmentOf(database))
            .environment(Map.of("YEMAE_ADMIN_EMAIL", "admin@yemae.test", "YEMAE_ADMIN_PASSWORD", Stage.PASSWORD))
            .deploy(Platform.EAR)
            .start();
    }

    @AfterEach
    void stop() {
        server.kill();
        database.stop();
    }

    @Test
    void whatWasAcknowledgedSurvivesTheServerAndTheDatabase() {
        Stage stage = stage();
        Show show = stage.show(2_000, Map.of("maxSeatsPerUser", 10, "holdMinutes", 60));
        Set<String> held = ConcurrentHashMap.newKeySet();
        Set<String> paid = ConcurrentHashMap.newKeySet();

        for (int round = 0; round < ROUNDS; round++) {
            List<Buyer> buyers = stage.buyers(BUYERS);
            buyers.forEach(buyer -> buyer.charge(1_000_000).expect(200));
            int first = round * BUYERS * 10;
            CountDownLatch inTheMiddle = new CountDownLatch(BUYERS * 5);
            Thread killer = killerOf(round == ROUNDS - 1, inTheMiddle);

            Crowd.of(BUYERS).run(buyer -> buyAll(buyers.get(buyer), show, first + buyer * 10, held, paid, inTheMiddle));
            join(killer);

            if (round == ROUNDS - 1) {
                database.restart();
            }
            server.start();
            awaitService();
            Sql sql = Platform.sql(database);
            assertThat(sql.texts("SELECT id FROM reservations")).as("held in round " + round).containsAll(held);
            assertThat(sql.texts("SELECT id FROM reservations WHERE status = 'confirmed'")).as("paid in round " + round).containsAll(paid);
            YemaeIT.assertInvariants(stage());
        }
        assertThat(paid).as("the kills came in the middle").isNotEmpty();
        stage().show(1);
    }

    /** Ten seats, each held and paid, until the server is gone. What it answered with success is remembered. */
    private static void buyAll(Buyer buyer, Show show, int first, Set<String> held, Set<String> paid, CountDownLatch progress) {
        try {
            for (int i = 0; i < 10; i++) {
                Answer hold = buyer.hold(show, show.seats().get(first + i));
                if (hold.status() >= 500) {
                    // The database is gone and the server not yet.
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
            // Killed in between: no answer, no promise.
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
                database.kill();
            }
            server.kill();
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

    /** A server that has just come back may be short of connections for a moment, and says so with 503. */
    private void awaitService() {
        Api api = new Api(http());
        await().atMost(Duration.ofSeconds(20)).until(() -> api.post("/api/auth/login",
            Map.of("email", "admin@yemae.test", "password", Stage.PASSWORD)).status() == 200);
    }

    private URI http() {
        return URI.create("http://localhost:" + server.http().getPort());
    }

    private Stage stage() {
        return new Stage(new Api(http()));
    }
}
