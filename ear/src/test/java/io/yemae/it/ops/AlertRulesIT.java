package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Prometheus;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.places.Till;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults, and the alerts of a real Prometheus about them. The rules are those of operators, with waits and windows of seconds. */
class AlertRulesIT extends YemaeIT {
    private static final Path RULES = Platform.HOME.resolve("wildfly-config/monitoring/yemae.rules.yml");
    private static final Path RULE_TESTS = RULES.resolveSibling("yemae.rules.test.yml");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Duration FIRES_WITHIN = Duration.ofSeconds(60);
    /** More than the pool has connections, and enough for more than one failed request a second. */
    private static final int CROWD = 30;
    /** About a reservation that does not exist: it cannot be delivered. */
    private static final String POISON = "7d0c6f3e-0000-4000-8000-00000000a1e7";

    private static final Till till = new Till(Platform.sandbox(), sql, stage);

    private final Api management = new Api(Platform.management());

    @BeforeAll
    static void requirePrometheus() {
        Prometheus.require();
    }

    @Test
    void promtoolHasNoComplaints() {
        assertThat(Prometheus.complaintsAbout(RULES)).isEmpty();
    }

    @Test
    void eachRuleFiresForItsFaultAndNotBefore() throws IOException {
        assertThat(Prometheus.failuresOf(RULE_TESTS)).isEmpty();
        String tests = Files.readString(RULE_TESTS);
        assertThat(ALERT.matcher(Files.readString(RULES)).results().map(each -> each.group(1)))
            .allSatisfy(alert -> assertThat(tests).contains("{alertname=\"" + alert + "\", alertstate=\"firing\""));
    }

    @Test
    void eachFaultFiresItsAlert() throws Exception {
        sql.update("INSERT INTO outbox (id, queue, type, subject) VALUES (?::uuid, 'CANCELLATIONS', 'payment.refund', gen_random_uuid())",
            POISON);
        HttpServer other = otherNode();
        String instance = "localhost:" + other.getAddress().getPort();
        Payer payer;
        try (Prometheus prometheus = Prometheus.start(Platform.directory().resolve("prometheus"), quick(Files.readString(RULES)),
                List.of("localhost:" + Platform.management().getPort(), instance))) {
            await().ignoreExceptions().atMost(FIRES_WITHIN).until(() -> prometheus.firing().contains("ClockWrong " + instance));
            assertThat(prometheus.firing()).contains("SeatSoldTwice")
                .doesNotContain("NodeGone " + instance);

            payer = breakTheGateway();
            await().atMost(FIRES_WITHIN).until(() ->
                prometheus.firing().containsAll(List.of("GatewayFails", "PaymentsInDoubt", "DeadLetters Cancellations")));
            exhaustThePool(prometheus);
        } finally {
            other.stop(0);
        }
        till.reconcile();
        till.awaitSettled(payer);
        stage.administrator().delete("/api/admin/dead-letters/Cancellations/" + POISON).expect(204);
    }

    /** Windows and waits of seconds. The platform reports every five. */
    private static String quick(String rules) {
        return rules.replaceAll("for: \\d+[sm]", "for: 1s").replaceAll("\\[\\d+m]", "[20s]");
    }

    /** A node that reports what this one does, but for a clock that is wrong and a seat that was sold twice. */
    private HttpServer otherNode() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/metrics", exchange -> {
            byte[] metrics = management.get("/metrics").text()
                .replaceAll("(?m)^(yemae_clock_offset_seconds\\S*) \\S+$", "$1 7.0")
                .replaceAll("(?m)^(yemae_oversold_seats\\S*) \\S+$", "$1 1.0")
                .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, metrics.length);
            exchange.getResponseBody().write(metrics);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** A payment without an answer, ten minutes ago, that nobody asks about. */
    private static Payer breakTheGateway() {
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(503));
        try {
            payer.confirm().expect(202);
        } finally {
            Platform.sandbox().faults().clear(payer.order());
        }
        sql.update("""
            UPDATE payments
            SET changed_at = changed_at - interval '10 minutes', claimed_until = now() + interval '2 minutes'
            WHERE id = ?::uuid""", payer.order());
        return payer;
    }

    /** Statements that do not end keep all connections, until that is an alert. The clients repeat what is answered with 503. */
    private static void exhaustThePool(Prometheus prometheus) throws Exception {
        List<Buyer> buyers = stage.crowd(CROWD);
        try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE point_accounts IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> Crowd.of(CROWD).run(i -> buyers.get(i).charge(1_000)));
            try {
                await().atMost(FIRES_WITHIN).until(() -> prometheus.firing().containsAll(List.of("PoolExhausted YemaeDS", "RequestsFail")));
            } finally {
                connection.rollback();
            }
            crowd.join();
        }
    }
}
