package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.database.Database;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ReportedMetrics;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.servers.DatabasePair;
import io.yemae.it.kit.servers.OwnPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database lost during a sale: replaced by its standby, and restored from a backup. */
class DatabaseLossIT {
    private static final int BUYING = 8;
    private static final int SEATS = 4_000;
    private static final int SEATS_OF_A_BUYER = 10;
    /** The figures are reported every five seconds. */
    private static final Duration REPORTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration RESUMES_WITHIN = Duration.ofSeconds(10);
    /** Sends no webhooks: the platform has to ask. */
    private static final PaymentSandbox gateway = PaymentSandbox.start(SandboxSettings.defaults());

    @RegisterExtension
    static final OwnPlatform platform = OwnPlatform.in("database-loss").withDatabasePair()
        .with(server -> server.properties(Platform.propertiesOf(gateway)));

    @AfterAll
    static void stopTheGateway() {
        gateway.stop();
    }

    @Test
    void aSaleGoesOnWithinTenSecondsOfTheStandbysPromotionAndLosesNothingAcknowledged() throws IOException {
        DatabasePair databases = platform.databases();
        Stage stage = platform.stage();
        Show show = stage.show(SEATS, Map.of("maxSeatsPerUser", SEATS_OF_A_BUYER, "holdMinutes", 60));
        Sale sale = new Sale(show, stage.crowd(SEATS / SEATS_OF_A_BUYER, 1_000_000));
        Database standby = databases.startStandby();

        CompletableFuture<Void> selling = CompletableFuture.runAsync(() -> Crowd.of(BUYING).run(buyer -> sale.run()));
        sale.awaitMore(100);
        int linesBefore = serverLog().size();
        databases.primary().kill();
        sale.awaitARefusal();
        int before = sale.paid.size();
        Instant lost = Instant.now();
        databases.promote(standby);
        await().pollInterval(Duration.ofMillis(20)).atMost(RESUMES_WITHIN).until(() -> sale.paid.size() > before);
        System.out.printf("Payments go on %d ms after the order to promote the standby%n",
            Duration.between(lost, Instant.now()).toMillis());
        sale.awaitMore(100);
        sale.closed.set(true);
        selling.join();

        Sql sql = platform.sql();
        assertThat(platform.server().isRunning()).isTrue();
        assertThat(sql.texts("SELECT id FROM reservations")).containsAll(sale.held);
        assertThat(sql.texts("SELECT id FROM reservations WHERE status = 'confirmed'")).containsAll(sale.paid);
        YemaeIT.assertInvariants(platform.stage());
        String unpaid = platform.stage().crowd(1).get(0).hold(show, show.seats().get(SEATS - 1)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(unpaid);
        YemaeIT.soon(() -> assertThat(sql.texts("SELECT status FROM reservations WHERE id = ?::uuid", unpaid)).containsExactly("expired"));
        assertThat(serverLog().stream().skip(linesBefore).filter(line -> line.startsWith("\tat ")))
            .as("stack traces of an outage, which is expected").isEmpty();
    }

    private static List<String> serverLog() throws IOException {
        return Files.readAllLines(platform.directory().resolve("server/log/server.log"));
    }

    @Test
    void aDatabaseIsRestoredToAMomentAndWhatTheGatewayKnowsOfTheTimeAfterItIsSettled() {
        DatabasePair databases = platform.databases();
        Instant backingUp = Instant.now();
        databases.backUp();
        System.out.printf("A base backup takes %d ms%n", Duration.between(backingUp, Instant.now()).toMillis());
        Show show = platform.stage().show(10, Map.of("holdMinutes", 60));
        Till till = till();
        Payer paid = till.payer(show, 0);
        paid.confirm().expect(200);
        Payer cancelledLater = till.payer(show, 1);
        cancelledLater.confirm().expect(200);
        Payer paidLater = till.payerWithPoints(20_000, show, 2);
        Payer soldToAnother = till.payer(show, 3);
        Buyer rival = platform.stage().buyerWithPoints(70_000);
        Instant moment = OffsetDateTime.parse(platform.sql().texts("SELECT to_json(clock_timestamp())#>>'{}'").get(0)).toInstant();

        cancelledLater.cancel().expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> till.kept(cancelledLater.order()) == 0);
        paidLater.confirm().expect(200);
        soldToAnother.confirm().expect(200);
        Payer unknown = till.payer(show, 4);
        unknown.confirm().expect(200);
        platform.sql().update("DROP TABLE reservation_items CASCADE");
        databases.archiveLog();

        platform.server().kill();
        platform.loseTheBrokersJournal();
        Instant restoring = Instant.now();
        databases.restore(moment);
        System.out.printf("A restore to a moment takes %d ms until the database serves%n",
            Duration.between(restoring, Instant.now()).toMillis());
        OwnPlatform.startAgain(platform.server());

        assertThat(paid.status()).isEqualTo("confirmed");
        assertThat(cancelledLater.status()).isEqualTo("confirmed");
        assertThat(paidLater.status()).isEqualTo("pending");
        assertThat(paidLater.buyer().balance()).isEqualTo(20_000);
        rival.hold(show, show.seats().get(5)).expectProblem(503, "FEATURE_OFF");
        Stage stage = platform.stage();
        platform.sql().letHoldRunOut(soldToAnother.reservation());
        stage.feature("holds", true);
        rival.payWithPoints(rival.hold(show, show.seats().get(3)).expect(201).at("/reservation/id")).expect(200);

        Api administrator = stage.administrator();
        assertThat(compareToday(administrator)).isOne();
        assertThat(paidLater.status()).isEqualTo("confirmed");
        assertThat(paidLater.buyer().balance()).isZero();
        assertThat(cancelledLater.status()).isEqualTo("cancelled");
        assertThat(soldToAnother.payment().at("/payment/status")).isEqualTo("REFUNDED");
        for (Payer payer : List.of(paid, cancelledLater, paidLater, soldToAnother)) {
            till().awaitSettled(payer);
        }

        JsonNode left = administrator.get("/api/admin/payments/comparisons/differences?state=open").expect(200).json().at("/differences/0");
        assertThat(left.get("orderId").asText()).isEqualTo(unknown.order());
        assertThat(left.get("paymentId").isNull()).isTrue();
        String refund = "/api/admin/payments/comparisons/differences/" + left.get("id").asText() + "/refund";
        Answer refunded = administrator.post(refund, Map.of("reason", "되돌린 시점 뒤의 결제")).expect(200);
        assertThat(refunded.at("/state")).isEqualTo("RESOLVED");
        assertThat(gateway.ledger().totals(unknown.order()).balance()).isZero();
        administrator.post(refund, Map.of("reason", "다시")).expectProblem(409, "DIFFERENCE_NOT_OPEN");
        assertThat(compareToday(administrator)).isZero();
        YemaeIT.assertInvariants(stage);
    }

    @Test
    void aDatabaseThatIsAwayIsReported() {
        Api management = new Api(platform.server().management());
        DatabasePair databases = platform.databases();
        databases.primary().kill();
        try {
            await().atMost(REPORTED_WITHIN).until(() -> isReportedDown(management));
        } finally {
            databases.primary().restart();
        }
        await().atMost(REPORTED_WITHIN).until(() -> !isReportedDown(management));
    }

    private static boolean isReportedDown(Api management) {
        return ReportedMetrics.sum(management, line -> line.startsWith("yemae_database_down")) > 0;
    }

    @Test
    void theLogIsKeptSinceTheOldestBackupThatIsKept() {
        DatabasePair databases = platform.databases();
        databases.backUp();
        String former = databases.backups().get(0);
        String oldest = databases.archivedLog().get(0);

        databases.backUp();

        assertThat(databases.backups()).hasSize(1).doesNotContain(former);
        assertThat(databases.archivedLog()).isNotEmpty().doesNotContain(oldest);
    }

    /** @return how many differences are open */
    private static long compareToday(Api administrator) {
        return administrator.post("/api/admin/payments/comparisons", Map.of("day", LocalDate.now(ZoneId.of("Asia/Seoul")).toString()))
            .expect(200).json().get("open").asLong();
    }

    private static Till till() {
        return new Till(gateway, platform.sql(), platform.stage());
    }

    /** Buyers who hold and pay one seat after the other until the sale is closed. Each seat is tried once. */
    private static final class Sale {
        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private final Set<String> paid = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger seats = new AtomicInteger();
        private final Show show;
        private final List<Buyer> buyers;

        Sale(Show show, List<Buyer> buyers) {
            this.show = show;
            this.buyers = buyers;
        }

        void run() {
            for (int seat = seats.getAndIncrement(); seat < SEATS - 1 && !closed.get(); seat = seats.getAndIncrement()) {
                Buyer buyer = buyers.get(seat / SEATS_OF_A_BUYER);
                Answer hold = buyer.hold(show, show.seats().get(seat));
                if (isAnswered(hold, 201)) {
                    String reservation = hold.at("/reservation/id");
                    held.add(reservation);
                    if (isAnswered(buyer.payWithPoints(reservation), 200)) {
                        paid.add(reservation);
                    }
                }
            }
        }

        private boolean isAnswered(Answer answer, int status) {
            if (answer.status() >= 500) {
                answer.expectProblem(503, "UNAVAILABLE");
                refused.incrementAndGet();
                return false;
            }
            if (answer.status() == 409) {
                assertThat(refused.get()).as("a request whose answer was lost, and which was repeated").isPositive();
                return false;
            }
            answer.expect(status);
            return true;
        }

        void awaitMore(int more) {
            int now = paid.size();
            await().atMost(Duration.ofSeconds(60)).until(() -> paid.size() >= now + more);
        }

        void awaitARefusal() {
            int now = refused.get();
            await().atMost(Duration.ofSeconds(60)).until(() -> refused.get() > now);
        }
    }
}
