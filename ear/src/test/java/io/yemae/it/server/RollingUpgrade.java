package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.Ports;
import io.yemae.devservices.balancer.Balancer;
import io.yemae.devservices.server.Readiness;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.wire.Socket;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Replaces one node after the other by the next version, while clients poll, hold, pay and listen through a balancer. */
final class RollingUpgrade {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration HEARS_WITHIN = Duration.ofSeconds(10);
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);
    /** 128 and the number of the signal: the JVM has ended in an orderly way. */
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int SERVICE_RESTART = 1012;
    private static final int BUYERS = 3;
    /** A seat that one node has released may be taken for another node for a moment: a buyer takes another one each time. */
    private static final int SEATS_EACH = 1_000;
    private static final int KEPT_EACH = 9;

    private final OwnPlatform platform;
    private final Stage stage;
    private final Sql sql;
    private final Show show;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reconnections = new AtomicInteger();
    private URI site;
    private volatile boolean over;

    RollingUpgrade(OwnPlatform platform, Stage stage) {
        this.platform = platform;
        this.stage = stage;
        this.sql = platform.sql();
        this.show = stage.show(BUYERS * SEATS_EACH, Map.of("maxSeatsPerUser", KEPT_EACH + 1, "holdMinutes", 60));
    }

    void run() throws Exception {
        List<String> tables = sql.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
            + "AND tablename NOT IN ('flyway_schema_history', 'jgroupsping') ORDER BY 1");
        Path next = NextVersion.of(Platform.EAR, platform.directory().resolve("next"), tables);
        List<Buyer> buyers = stage.crowd(BUYERS, 10_000_000);
        ExecutorService clients = Executors.newCachedThreadPool();
        int port = Ports.free();
        Balancer balancer = Balancer.start("127.0.0.1", List.of(port), platform.servers().stream()
            .map(node -> new Balancer.Backend(OwnPlatform.http(node), node.management())).toList());
        site = URI.create("http://localhost:" + port);
        Api anybody = new Api(site);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                int number = i;
                running.add(clients.submit(() -> buy(anybody.as(buyers.get(number).api().token()), number * SEATS_EACH)));
            }
            running.add(clients.submit(() -> poll(anybody, anybody.as(buyers.get(0).api().token()))));
            running.add(clients.submit(this::listen));
            for (WildFlyServer node : platform.servers()) {
                stop(node);
                node.deploy(next);
                if (node == platform.server()) {
                    startWhileATableIsRead(node);
                } else {
                    OwnPlatform.startAgain(node);
                }
                await().atMost(STARTS_WITHIN).until(() -> new Readiness(node.management()).ask() == Readiness.State.READY);
            }
            over = true;
            for (Future<?> client : running) {
                client.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            over = true;
            clients.shutdownNow();
            balancer.stop();
        }
        assertThat(sql.number("SELECT count(*) FROM information_schema.columns WHERE column_name = 'next_version'"))
            .isEqualTo(tables.size());
        assertThat(reconnections).as("a listener was sent from each node").hasPositiveValue();
        assertThat(held).hasSizeGreaterThan(paid.size());
        assertThat(sql.texts("SELECT id FROM reservations")).containsAll(held);
        assertThat(sql.texts("SELECT id FROM reservations WHERE status = 'confirmed'")).containsAll(paid);
        YemaeIT.soon(() -> assertThat(sql.texts("SELECT subject FROM outbox WHERE id NOT IN (SELECT message_id FROM inbox)"))
            .as("messages without an effect").doesNotContainAnyElementsOf(paid));
        YemaeIT.assertInvariants(platform.stage());
    }

    private static void stop(WildFlyServer node) throws Exception {
        CompletableFuture<Process> exit = node.onExit();
        long began = System.nanoTime();
        node.stop();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("A node has ended %.1f s after SIGTERM%n", took.toMillis() / 1000.0);
        assertThat(took).isLessThan(AT_MOST);
        assertThat(exit.get().exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(node.log()).content().contains(" 0 requests and sockets were not finished");
    }

    /** The first node migrates. A report uses one of the tables for a while. */
    private void startWhileATableIsRead(WildFlyServer node) throws Exception {
        try (Connection report = sql.connect(); Statement statement = report.createStatement()) {
            report.setAutoCommit(false);
            statement.execute("LOCK TABLE reservations IN ACCESS SHARE MODE");
            CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> OwnPlatform.startAgain(node));
            await().atMost(STARTS_WITHIN).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
                assertThat(node.log()).content().contains("A migration waits for a table that is in use: attempt 3 "));
            report.rollback();
            starting.get();
        }
    }

    /** Holds seats and gives them up again; pays every twentieth. */
    private void buy(Api buyer, int first) {
        int kept = 0;
        for (int i = 0; !over; i++) {
            String seat = show.seats().get(first + i % SEATS_EACH);
            String reservation = buyer.post("/api/seats/reserve", Map.of("eventId", show.event(), "seatIds", List.of(seat))).expect(201)
                .at("/reservation/id");
            held.add(reservation);
            if (i % 20 == 0 && kept < KEPT_EACH) {
                buyer.post("/api/payments/points", Map.of("reservationId", reservation)).expect(200);
                paid.add(reservation);
                kept++;
            } else {
                buyer.raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);
            }
            buyer.get("/api/reservations").expect(200);
            pause();
        }
    }

    /** What everybody reads, most of it on the fast path. */
    private void poll(Api anybody, Api buyer) {
        while (!over) {
            for (String path : List.of("/api/events", "/api/events/" + show.event(), "/api/seats/events/" + show.event(), "/api/concerts",
                "/api/performances/" + show.event() + "/dates")) {
                anybody.get(path).expect(200);
            }
            buyer.raw("POST", "/api/queue/check/" + show.event(), null, null).expect(200);
            buyer.get("/api/queue/status/" + show.event()).expect(200);
            buyer.get("/api/auth/me").expect(200);
            pause();
        }
    }

    /** A page with a socket: it opens it again where the balancer sends it, and tries again where it is refused for the moment. */
    private void listen() {
        while (!over) {
            try (Socket socket = Socket.openAt(site, "/ws/seats/" + show.event())) {
                long opened = System.nanoTime();
                while (!over && !socket.closed().isDone()) {
                    pause();
                }
                if (socket.closed().isDone()) {
                    assertThat(socket.closed().join()).isEqualTo(SERVICE_RESTART);
                    // Unless the node was about to stop when the balancer chose it.
                    if (System.nanoTime() - opened > HEARS_WITHIN.toNanos()) {
                        assertThat(socket.frames()).as("heard of the holds").isNotEmpty();
                        reconnections.incrementAndGet();
                    }
                }
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof WebSocketHandshakeException refused) || refused.getResponse().statusCode() != 503) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
