package io.yemae.it.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Prometheus;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Faults, and the alerts of a real Prometheus about them. The rules are those of operators, with waits and windows of seconds. */
@ResourceLock(SecondServer.LOCK)
class AlertRulesIT extends YemaeIT {
    private static final Path RULES = Platform.HOME.resolve("wildfly-config/monitoring/yemae.rules.yml");
    private static final Path RULE_TESTS = RULES.resolveSibling("yemae.rules.test.yml");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Duration FIRES_WITHIN = Duration.ofSeconds(60);
    /** More than the pool has connections, and enough for more than one failed request a second. */
    private static final int CROWD = 30;
    /** About a reservation that does not exist: it cannot be delivered. */
    private static final String POISON = "7d0c6f3e-0000-4000-8000-00000000a1e7";

    @RegisterExtension
    static final OwnPlatform second = SecondServer.platform();

    private static final Till till = new Till(Platform.sandbox(), sql, stage);

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
        String other = "localhost:" + second.server().management().getPort();
        Payer payer;
        try (Prometheus prometheus = Prometheus.start(Platform.directory().resolve("prometheus"), quick(Files.readString(RULES)),
                List.of("localhost:" + Platform.management().getPort(), other))) {
            loseASeatAndTheTime(prometheus, other);

            payer = breakTheGateway();
            await().atMost(FIRES_WITHIN).until(() ->
                prometheus.firing().containsAll(List.of("GatewayFails", "PaymentsInDoubt", "DeadLetters Cancellations")));
            exhaustThePool(prometheus);
        }
        till.reconcile();
        till.awaitSettled(payer);
        stage.administrator().delete("/api/admin/dead-letters/Cancellations/" + POISON).expect(204);
    }

    /** Windows and waits of seconds. The platform reports every five. */
    private static String quick(String rules) {
        return rules.replaceAll("for: \\d+[sm]", "for: 1s").replaceAll("\\[\\d+m]", "[20s]");
    }

    /** On the other server, which has a database of its own: its clock is wrong, and a buyer has lost a seat. Both are set right again. */
    private static void loseASeatAndTheTime(Prometheus prometheus, String instance) {
        Stage stage = second.stage();
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(100_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        Api watching = stage.administrator();
        second.sql().update("UPDATE seat_states SET status = 'available', reservation_id = NULL WHERE reservation_id = ?::uuid",
            reservation);
        SecondServer.stepClock(Duration.ofSeconds(7));
        try {
            await().atMost(FIRES_WITHIN).until(() -> {
                // The invariants are checked every ten seconds while somebody watches a sale.
                watching.get("/api/admin/events/" + show.event() + "/sale").expect(200);
                return prometheus.firing().containsAll(
                    List.of("ClockWrong " + instance, "SeatSoldTwice", "InvariantViolated confirmed-owns-its-seats"));
            });
            assertThat(prometheus.firing()).doesNotContain("NodeGone " + instance);
        } finally {
            SecondServer.stepClock(Duration.ZERO);
            second.sql().update("""
                UPDATE seat_states
                SET status = 'locked', reservation_id = ?::uuid, held_until = now() + interval '1 hour'
                WHERE seat_id = ?::uuid""", reservation, show.seats().get(0));
            second.sql().update("UPDATE seat_states SET status = 'sold', held_until = NULL WHERE reservation_id = ?::uuid", reservation);
        }
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
