package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.server.Readiness;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.servers.LocalCertificate;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.wire.RawHttp;
import io.yemae.it.kit.wire.Socket;
import io.yemae.it.queue.QueueHistory;
import io.yemae.it.queue.QueueRush;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers on one database, each with its own clients. They reach the database and the mail server over TLS. */
class TwoNodesIT {
    private static final int SERVERS = 2;

    private static TlsMailServer mails;

    @RegisterExtension
    static final OwnPlatform platform = OwnPlatform.in("nodes", "yemae-1", "yemae-2").withDatabaseOverTls()
        .with(TwoNodesIT::sendMailsOverTls);

    private static List<WildFlyServer> servers;
    private static List<Api> nodes;
    private static Stage stage;

    private static void sendMailsOverTls(WildFlyServer server) {
        LocalCertificate certificate = platform.certificate();
        if (mails == null) {
            mails = new TlsMailServer(certificate.context());
        }
        server.environment(Map.of("YEMAE_MAIL_PORT", String.valueOf(mails.port()), "YEMAE_MAIL_TLS", "true"))
            .properties(Map.of("javax.net.ssl.trustStore", certificate.store().toString(),
                "javax.net.ssl.trustStorePassword", LocalCertificate.PASSWORD));
    }

    @BeforeAll
    static void connect() {
        servers = platform.servers();
        nodes = servers.stream().map(OwnPlatform::api).toList();
        stage = platform.stage();
    }

    @AfterAll
    static void assertInvariants() throws IOException {
        mails.close();
        YemaeIT.assertInvariants(stage);
    }

    @Test
    void theNodesFormOneCluster() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(platform.sql().texts("SELECT own_addr FROM jgroupsping WHERE cluster_name = 'ejb'")).hasSize(SERVERS));
    }

    @Test
    void theNodesReachTheDatabaseOverTlsAlone() {
        String sessions = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name LIKE 'yemae%' AND ";

        assertThat(platform.sql().number(sessions + "ssl")).isPositive();
        assertThat(platform.sql().number(sessions + "NOT ssl")).isZero();
    }

    @Test
    void aMailIsSentOverTlsOrNotAtAll() {
        Buyer buyer = stage.buyer();
        Map<String, String> request = Map.of("email", buyer.email());

        nodes.get(0).post("/api/auth/password-reset", request).expect(202);
        await().untilAsserted(() -> assertThat(mails.commands()).contains("tls DATA"));

        mails.offersTls(false);
        int before = mails.commands().size();
        nodes.get(0).post("/api/auth/password-reset", request).expect(202);
        await().untilAsserted(() -> assertThat(mails.commands().size()).isGreaterThan(before));
        mails.offersTls(true);
        await().untilAsserted(() -> assertThat(mails.commands().subList(before, mails.commands().size())).contains("tls DATA"));
        assertThat(mails.commands()).doesNotContain("plain MAIL", "plain RCPT", "plain DATA");
    }

    @Test
    void aLogoutOnOneNodeEndsTheAccessTokenOnTheOtherWithinTwoSeconds() {
        Buyer buyer = stage.buyer();
        Answer login = nodes.get(0).post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200);
        Api known = nodes.get(1).as(login.at("/accessToken"));
        known.get("/api/auth/me").expect(200);

        nodes.get(0).post("/api/auth/logout", Map.of("refreshToken", login.at("/refreshToken"))).expect(204);

        await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(2))
            .untilAsserted(() -> known.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN"));
        nodes.get(1).as(buyer.api().token()).get("/api/auth/me").expect(200);
    }

    @Test
    void aNodeWithoutTheSecretDoesNotStart() {
        WildFlyServer stranger = platform.nodeWithoutSecret("stranger");

        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(stranger::start).withMessageContaining("ended while it was starting");
        assertThat(stranger.isRunning()).isFalse();
        assertThat(stranger.log()).content().contains("Cannot resolve expression '${env.YEMAE_CLUSTER_PASSWORD}'");
    }

    /** The timers of a cluster are those of another subsystem than the timers of a single server. */
    @Test
    void anOutageOfTheDatabaseLeavesNoStackTracesOfTimers() throws IOException {
        Map<WildFlyServer, Integer> linesBefore = new HashMap<>();
        for (WildFlyServer server : servers) {
            linesBefore.put(server, Files.readAllLines(server.log()).size());
        }
        platform.database().kill();
        try {
            await().untilAsserted(() -> {
                for (WildFlyServer server : servers) {
                    assertThat(linesSince(linesBefore, server)).anyMatch(line -> line.contains("failed; its next run tries again"));
                }
            });
        } finally {
            platform.database().restart();
        }
        servers.forEach(server -> new Readiness(server.management()).await());

        for (WildFlyServer server : servers) {
            assertThat(linesSince(linesBefore, server)).noneMatch(line -> line.contains("org.jboss.as.ejb3.timer")
                || line.contains("org.wildfly.clustering.ejb"));
        }
    }

    private static List<String> linesSince(Map<WildFlyServer, Integer> linesBefore, WildFlyServer server) throws IOException {
        return Files.readAllLines(server.log()).stream().skip(linesBefore.get(server)).toList();
    }

    @Test
    void thePublicPortOfANodeDoesNotSpeakTheBrokersProtocol() {
        for (WildFlyServer server : servers) {
            assertThat(RawHttp.at(OwnPlatform.http(server)).upgrade("activemq-remoting")).doesNotContain(" 101 ");
        }
    }

    @Test
    void aHoldOnOneNodeIsShownByTheOtherWithinASecond() {
        Show show = stage.show(10);
        nodes.get(1).get("/api/seats/events/" + show.event()).expect(200);
        try (Socket socket = Socket.followAt(OwnPlatform.http(servers.get(1)), "/ws/seats/" + show.event())) {
            assertShownWithinASecond(10, i -> {
                String seat = show.seats().get(i);
                stage.buyer().hold(show, seat).expect(201);
                return () -> {
                    assertThat(nodes.get(1).seatStatus(show.event(), seat)).isEqualTo("locked");
                    assertThat(socket.data("seat-locked")).hasSize(i + 1);
                };
            });
        }
    }

    /** Most of the changes; others may meet a moment in which the machine is busy. @param change makes one, and returns how it is shown */
    private static void assertShownWithinASecond(int changes, IntFunction<ThrowingRunnable> change) {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            ThrowingRunnable shown = change.apply(i);
            long began = System.nanoTime();
            await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(30)).untilAsserted(shown);
            delays.add(Duration.ofNanos(System.nanoTime() - began));
        }
        assertThat(delays.stream().sorted().toList().get(changes / 2)).as("the median of %s", delays).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void buyersOnBothNodesRaceForTheSameSeatsAndEachIsSoldOnce() {
        Show show = stage.show(50);
        List<Buyer> buyers = stage.crowd(40);
        AtomicInteger won = new AtomicInteger();

        Crowd.of(buyers.size()).run(i -> {
            Buyer here = buyers.get(i);
            Buyer buyer = i % 2 == 0 ? here : new Buyer(nodes.get(1).as(here.api().token()), here.id(), here.number(), here.email());
            for (String seat : show.seats()) {
                if (buyer.hold(show, seat).status() == 201) {
                    won.incrementAndGet();
                }
            }
        });

        assertThat(won.get()).isEqualTo(buyers.size());
        assertThat(platform.sql().texts("SELECT seat_id FROM reservation_items WHERE live AND performance_id IN "
            + "(SELECT id FROM performances WHERE event_id = ?::uuid)", show.event())).hasSize(buyers.size()).doesNotHaveDuplicates();
    }

    @Test
    void anEditOnOneNodeIsShownByTheOtherWithinASecond() {
        Show show = stage.show(1);
        String path = "/api/events/" + show.event();
        nodes.get(1).get(path).expect(200);

        assertShownWithinASecond(5, i -> {
            String title = "바뀐 제목 " + i;
            ObjectNode form = ((ObjectNode) stage.administrator().get("/api/admin/events/" + show.event()).expect(200).json())
                .retain("version", "title", "description", "artist", "category", "venueId", "runningMinutes", "posterImageUrl", "saleStart",
                    "saleEnd", "seatLayoutId", "holdMinutes", "maxSeatsPerUser")
                .put("title", title);
            stage.administrator().raw("PUT", "/api/admin/events/" + show.event(), "application/json", form.toString()).expect(200);
            return () -> assertThat(nodes.get(1).get(path).expect(200).at("/event/title")).isEqualTo(title);
        });
    }

    @Test
    void aRushOverBothNodesKeepsOrderAndThreshold() {
        int threshold = 50;
        List<String> buyers = People.of(platform.sql(), 2_000);
        Show show = stage.show(10);
        stage.administrator().patch("/api/admin/queue/" + show.event(), Map.of("threshold", threshold, "rate", 100_000)).expect(200);
        QueueHistory history = new QueueHistory(platform.sql(), show.event());

        new QueueRush(history, nodes, new Forger(platform.directory().resolve("keys"), ""), buyers).run();

        history.assertConsistent(buyers.size(), threshold);
    }

    @Test
    void upgradingOneNodeAfterTheOtherFailsNoRequest() throws Exception {
        new RollingUpgrade(platform, stage).run();
    }
}
