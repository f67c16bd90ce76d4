package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.servers.OwnPlatform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The start of a server that warms itself up: when it is ready, what the others see of it meanwhile, and what is left of it. */
final class WarmStart {
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    /** How all ids of a warm-up begin. */
    private static final String IDS = "ffffffff-ffff-7";
    private static final String SAYS_SO = "Warmed up: ";
    /** What other causes may change: messages and sums that the last end left to do, and the record of this test's own reads. */
    private static final Set<String> CHANGED_BY_OTHERS = Set.of("outbox", "inbox", "notices", "audit_entries", "audit_seals",
        "audit_unsealed", "sales_unsummed", "sales_sums");

    private final WildFlyServer server;
    private final Sql sql;
    private final Stage stage;
    private final Api api;
    private final Api management;

    /** @param stage whose administrator has logged in */
    WarmStart(OwnPlatform platform, Stage stage) {
        this.server = platform.server();
        this.sql = platform.sql();
        this.stage = stage;
        this.api = platform.api();
        this.management = new Api(URI.create("http://localhost:" + server.management().getPort()));
    }

    /** Starts the server, which is not running and has not been warmed up before. Returns when it is ready. */
    void assertReadyOnlyWhenWarmAndWithoutATrace() throws Exception {
        assertThat(log()).as("a server that is told not to warm up").doesNotContain(SAYS_SO);
        Map<String, Long> before = rows();
        leaveBehind();

        server.environment(Map.of("YEMAE_WARM_UP", "true", "YEMAE_WARM_UP_SECONDS", "15")).start();
        await().atMost(AT_MOST).until(() -> sql.number("SELECT count(*) FROM refunds WHERE payment_id IN "
            + "(SELECT id FROM payments WHERE is_warm_up(user_id))") > 0);

        assertThat(readiness()).isEqualTo("503 DOWN");
        assertThat(sql.texts("SELECT id FROM events WHERE is_warm_up(id)")).as("the one of before is gone").hasSize(1);
        assertNobodySeesIt();
        assertThat(sql.number("SELECT count(*) FROM events WHERE is_warm_up(id)")).as("looked during the warm-up").isOne();
        assertThat(readiness()).isEqualTo("503 DOWN");

        await().atMost(AT_MOST).until(() -> readiness().equals("200 UP"));
        assertThat(log()).contains(SAYS_SO);
        assertThat(rows()).isEqualTo(before);
        assertThat(sql.number("SELECT count(*) FROM sales_sums WHERE is_warm_up(event_id)")).isZero();
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE actor LIKE ? OR target LIKE ?", IDS + "%", IDS + "%")).isZero();
        assertThat(sql.number(
            "SELECT count(*) FROM outbox WHERE type LIKE 'reservation.%' AND subject NOT IN (SELECT id FROM reservations)"))
            .as("mails to its users").isZero();
        assertThat(management.get("/metrics").expect(200).text()).contains("event_views_total").doesNotContain(IDS);
    }

    /** What a warm-up leaves that was killed. */
    private void leaveBehind() {
        String venue = IDS + "000-8000-000100000001";
        sql.update("INSERT INTO venues (id, name, address, created_at) VALUES (?::uuid, 'warm-up', 'warm-up', now())", venue);
        sql.update("""
            INSERT INTO events (id, title, description, category, venue_id, running_minutes, sale_start, sale_end, created_by, created_at,
                                updated_at, version)
            VALUES (?::uuid, 'warm-up', 'another node', 'warm-up', ?::uuid, 60, now(), now() + interval '1 day', ?::uuid,
                    now() - interval '3 minutes', now(), 0)""", IDS + "000-8000-000100000000", venue, venue);
        String user = IDS + "000-8000-000100000002";
        sql.update("""
            INSERT INTO users (id, name, email, password_hash, role, created_at, updated_at)
            VALUES (?::uuid, 'warm-up', 'left-behind@warm-up.invalid', '', 'USER', now(), now())""", user);
        sql.update("INSERT INTO point_accounts (user_id, balance) VALUES (?::uuid, 5)", user);
        sql.update("INSERT INTO point_entries (id, user_id, type, amount) VALUES (gen_random_uuid(), ?::uuid, 'CHARGE', 5)", user);
    }

    private void assertNobodySeesIt() {
        // For the metrics, too.
        String event = sql.texts("SELECT id FROM events WHERE NOT is_warm_up(id) LIMIT 1").get(0);
        api.get("/api/events/" + event).expect(200);
        for (String list : List.of("/api/events?limit=100", "/api/events?q=warm-up", "/api/performances?limit=100", "/api/concerts",
            "/api/seats/layouts")) {
            assertHidden(list, api.get(list));
        }
        for (String list : List.of("/api/admin/events?q=warm-up", "/api/admin/venues", "/api/admin/users?q=warm-up",
            "/api/admin/reservations?limit=100", "/api/admin/payments")) {
            assertHidden(list, stage.administrator().get(list));
        }
        Answer dashboard = stage.administrator().get("/api/admin/dashboard");
        assertHidden("the dashboard", dashboard);
        assertThat(Long.parseLong(dashboard.at("/today/registered"))).isLessThanOrEqualTo(
            sql.number("SELECT count(*) FROM users WHERE NOT is_warm_up(id)"));
        assertThat(Long.parseLong(dashboard.at("/today/confirmed"))).isLessThanOrEqualTo(
            sql.number("SELECT count(*) FROM reservations WHERE confirmed_at IS NOT NULL AND NOT is_warm_up(user_id)"));
        assertThat(Long.parseLong(dashboard.at("/now/liveHolds"))).isLessThanOrEqualTo(
            sql.number("SELECT count(*) FROM reservations WHERE status = 'pending' AND NOT is_warm_up(user_id)"));
        for (String view : sql.texts("SELECT table_name FROM information_schema.views WHERE table_schema = 'ticket_schema'")) {
            assertThat(sql.number("SELECT count(*) FROM ticket_schema." + view + " shown WHERE shown::text LIKE ?", "%" + IDS + "%"))
                .as(view).isZero();
        }
        YemaeIT.assertInvariants(stage);
    }

    private static void assertHidden(String what, Answer answer) {
        assertThat(answer.expect(200).text()).as(what).doesNotContain(IDS).doesNotContain("\"warm-up\"");
    }

    /** Status code, and the state of the check. */
    private String readiness() {
        Answer answer = management.get("/health/ready");
        return answer.status() + " " + StreamSupport.stream(answer.json().get("checks").spliterator(), false)
            .filter(check -> check.get("name").asText().equals("warm-up"))
            .map((JsonNode check) -> check.get("status").asText())
            .findFirst().orElse("without it");
    }

    /** By table. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : sql.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            if (!CHANGED_BY_OTHERS.contains(table)) {
                rows.put(table, sql.number("SELECT count(*) FROM " + table));
            }
        }
        return rows;
    }

    private String log() throws Exception {
        Path log = server.log();
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
