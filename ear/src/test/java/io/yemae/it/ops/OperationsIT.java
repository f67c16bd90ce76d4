package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Health, metrics, the API document, documentation pages and the audit log. */
class OperationsIT extends YemaeIT {
    private static final Set<String> WITHOUT_BODY = Set.of("202", "204", "304");

    private final Api management = new Api(Platform.management());

    @Test
    void readinessChecksDatabaseSchemaAndBroker() {
        JsonNode ready = management.get("/health/ready").expect(200).json();

        assertThat(ready.get("status").asText()).isEqualTo("UP");
        assertThat(check(ready, "database").at("/data/schema").asText()).isEqualTo(
            sql.texts("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1").get(0))
                .matches("[0-9]{4}");
        assertThat(check(ready, "broker").get("status").asText()).isEqualTo("UP");
    }

    @Test
    void livenessAndStartupAreReported() {
        assertThat(check(management.get("/health/live").expect(200).json(), "yemae").get("status").asText()).isEqualTo("UP");
        assertThat(check(management.get("/health/started").expect(200).json(), "yemae").get("status").asText()).isEqualTo("UP");
    }

    @Test
    void metricsAreOnTheManagementPortAlone() {
        assertThat(management.get("/metrics").expect(200).text()).contains("# TYPE ").contains("jvm");
        api.get("/metrics").expectProblem(404, "NO_SUCH_PATH");
        api.get("/health").expectProblem(404, "NO_SUCH_PATH");
    }

    @Test
    void theApiDocumentDescribesEveryEndpointWithItsErrors() {
        JsonNode document = api.get("/openapi.json").expect(200).json();

        assertThat(document.get("openapi").asText()).startsWith("3.");
        List<String> endpoints = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
            // Parameters that all operations of a path share are beside the operations.
            if (method.getKey().equals("parameters")) {
                return;
            }
            String endpoint = method.getKey().toUpperCase() + " " + path.getKey();
            JsonNode operation = method.getValue();
            endpoints.add(endpoint);
            assertThat(operation.path("summary").asText()).as(endpoint).isNotEmpty();
            assertThat(operation.path("tags")).as(endpoint).isNotEmpty();
            assertThat(operation.at("/responses/500/content/application~1problem+json/schema/$ref").asText()).as(endpoint)
                .isEqualTo("#/components/schemas/Problem");
            operation.get("responses").fields().forEachRemaining(response -> {
                assertThat(response.getValue().path("description").asText()).as(endpoint + " " + response.getKey()).isNotEmpty();
                assertThat(WITHOUT_BODY.contains(response.getKey()) || !response.getValue().path("content").isEmpty())
                    .as(endpoint + " " + response.getKey()).isTrue();
            });
        }));
        assertThat(endpoints).contains("POST /api/auth/register", "POST /api/auth/login", "GET /api/auth/me",
            "POST /api/auth/refresh", "POST /api/auth/logout", "POST /api/auth/verify-token", "GET /api/users/me", "PATCH /api/users/me",
            "GET /api/.well-known/jwks.json", "POST /api/admin/keys", "GET /api/admin/users", "GET /api/events",
            "GET /api/events/{id}", "GET /api/seats/layouts", "GET /api/seats/events/{eventId}", "POST /api/seats/reserve",
            "GET /api/seats/reservation/{reservationId}", "PATCH /api/users/{userId}/points/charge", "GET /api/users/{userId}/points",
            "POST /api/payments/points", "POST /api/payments/prepare", "POST /api/payments/confirm", "GET /api/payments/{id}",
            "POST /api/payments/webhooks/toss", "POST /api/payments/callback", "GET /api/payments/users/{userId}/histories",
            "DELETE /api/payments/users/{userId}/histories/{paymentId}", "GET /api/admin/payments", "POST /api/admin/payments/reconcile",
            "POST /api/admin/payments/{id}/retry", "POST /api/admin/payments/{id}/refund", "GET /api/admin/payments/differences",
            "GET /api/admin/dead-letters", "POST /api/admin/dead-letters/{queue}/replay", "GET /api/reservations",
                "GET /api/reservations/{id}", "GET /api/admin/policies",
            "PATCH /api/admin/policies/{name}", "GET /api/admin/feature-flags", "PATCH /api/admin/feature-flags/{name}",
                "GET /api/admin/audit",
            "GET /api/admin/reservations", "GET /api/admin/reservations/{id}", "POST /api/admin/reservations/{id}/cancel",
                "GET /api/admin/dashboard");
    }

    @Test
    void theDocumentationPagesAreServed() {
        assertThat(api.get("/").expect(200).text()).contains("예매");
        assertThat(api.get("/docs/").expect(200).text()).contains("swagger-ui");
        api.get("/docs/swagger-ui/swagger-ui-bundle.js").expect(200);
        assertThat(api.get("/").headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void theCallerOfATokenIsPropagatedToTheBeans() {
        Buyer buyer = stage.buyer();
        buyer.charge(1_000).expect(200);

        assertThat(sql.texts("SELECT actor FROM audit_entries WHERE action = 'points.charge' AND target = ?", buyer.id()))
            .containsExactly(buyer.id());
    }

    @Test
    void theAuditLogAndTheLedgerCannotBeRewritten() {
        Buyer buyer = stage.buyerWithPoints(1_000);

        for (String change : List.of("UPDATE audit_entries SET actor = 'nobody' WHERE target = '" + buyer.id() + "'",
                "DELETE FROM audit_entries WHERE target = '" + buyer.id() + "'",
                "UPDATE point_entries SET amount = 1 WHERE user_id = '" + buyer.id() + "'",
                "DELETE FROM point_entries WHERE user_id = '" + buyer.id() + "'")) {
            assertThatThrownBy(() -> sql.update(change)).as(change).hasMessageContaining("refused");
        }
    }

    @Test
    void aRoleGivenByAnAdministratorTakesEffectWithTheNextLogin() {
        Buyer buyer = stage.buyer();

        stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("role", "admin")).expect(200);
        buyer.api().get("/api/admin/venues").expectProblem(401, "INVALID_TOKEN");
        String token = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200)
            .at("/accessToken");

        api.as(token).get("/api/admin/venues").expect(200);
    }

    private static JsonNode check(JsonNode health, String name) {
        for (JsonNode check : health.get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("No check " + name + " in " + health);
    }
}
