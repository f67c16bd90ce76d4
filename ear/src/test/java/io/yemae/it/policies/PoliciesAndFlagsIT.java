package io.yemae.it.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies and feature flags: changes take effect at runtime, have limits and are audited. */
class PoliciesAndFlagsIT extends YemaeIT {
    private static final String LIMIT = "/api/admin/policies/seats.per.user";
    private static final String HOLDS = "/api/admin/feature-flags/holds";
    private static final String CARD = "/api/admin/feature-flags/payments.card";
    private static final String POINTS = "/api/admin/feature-flags/payments.points";

    private final Api administrator = stage.administrator();

    @AfterEach
    void asTheyWere() {
        administrator.patch(LIMIT, Map.of("value", 1)).expect(200);
        administrator.patch(HOLDS, Map.of("enabled", true)).expect(200);
        administrator.patch(POINTS, Map.of("enabled", true)).expect(200);
        administrator.patch(CARD, Map.of("enabled", true)).expect(200);
    }

    @Test
    void everyPolicyIsListedWithItsRange() {
        JsonNode policies = administrator.get("/api/admin/policies").expect(200).json().get("policies");

        assertThat(policies.findValuesAsText("name")).isSorted()
            .contains("hold.minutes", "seats.per.user", "booking.fee", "cancel.hours.before");
        assertThat(policies).allSatisfy(policy -> {
            assertThat(policy.get("value").asLong()).isBetween(policy.get("smallest").asLong(), policy.get("largest").asLong());
            assertThat(policy.get("description").asText()).isNotBlank();
            assertThat(policy.get("updatedAt").asText()).endsWith("Z");
        });
    }

    @Test
    void theInstallationSetsInitialPolicyValues() {
        assertThat(sql.texts("SELECT name || '=' || value FROM initial_values ORDER BY name"))
            .contains("accounts.confirm=0", "accounts.second.factor=0");
        assertThat(sql.number("SELECT value FROM policies WHERE name = 'accounts.confirm'")).isZero();
    }

    @Test
    void aChangedPolicyIsInForceAtOnce() {
        Show show = stage.show(2);
        String[] both = show.seats().toArray(String[]::new);
        stage.buyer().hold(show, both).expectProblem(400, "SEAT_LIMIT", "최대 1석까지 선택 가능합니다.");

        assertThat(administrator.patch(LIMIT, Map.of("value", 2)).expect(200).at("/value")).isEqualTo("2");

        stage.buyer().hold(show, both).expect(201);
    }

    @Test
    void aChangeOfAPolicyIsLoggedWithTheOldValueAndTheNew() {
        long before = sql.number("SELECT count(*) FROM audit_entries WHERE target = 'seats.per.user'");

        administrator.patch(LIMIT, Map.of("value", 3)).expect(200);
        administrator.patch(LIMIT, Map.of("value", 3)).expect(200);

        assertThat(sql.texts("""
            SELECT concat_ws(' ', action, detail, actor)
            FROM audit_entries
            WHERE target = 'seats.per.user'
            ORDER BY id
            OFFSET ?""", before)).containsExactly("policy.change 1 → 3 " + administrator.get("/api/auth/me").at("/user/id"));
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        for (long value : List.of(0L, -1L, 11L, Long.MAX_VALUE)) {
            Answer refused = administrator.patch(LIMIT, Map.of("value", value))
                .expectProblem(400, "INVALID_REQUEST", "값은 1 이상 10 이하여야 합니다.");
            assertThat(refused.at("/fields/0/field")).isEqualTo("value");
            assertThat(refused.at("/fields/0/error")).isEqualTo("값은 1 이상 10 이하여야 합니다.");
        }
        assertThat(sql.number("SELECT value FROM policies WHERE name = 'seats.per.user'")).isEqualTo(1);
    }

    @Test
    void unknownPoliciesAndFlagsAreNotFound() {
        administrator.patch("/api/admin/policies/nothing", Map.of("value", 1)).expectProblem(404, "POLICY_NOT_FOUND");
        administrator.patch("/api/admin/feature-flags/nothing", Map.of("enabled", true)).expectProblem(404, "FEATURE_FLAG_NOT_FOUND");
    }

    @Test
    void everyFlagIsListedAndOnByDefault() {
        JsonNode flags = administrator.get("/api/admin/feature-flags").expect(200).json().get("featureFlags");

        assertThat(flags.findValuesAsText("name")).contains("holds", "payments.card", "payments.points");
        assertThat(flags).allSatisfy(flag -> assertThat(flag.get("enabled").asBoolean()).as(flag.toString()).isTrue());
    }

    @Test
    void ifHoldsAreOffNoPathHoldsSeatsButHeldSeatsCanBePaid() {
        Show show = stage.show(3);
        String performance = sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid", show.event()).get(0);
        Buyer holder = stage.buyerWithPoints(70_000);
        String held = holder.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        administrator.patch(HOLDS, Map.of("enabled", false)).expect(200);

        holder.hold(show, nowhere()).expectProblem(503, "FEATURE_OFF");
        Answer refused = stage.buyer().hold(show, show.seats().get(1));
        refused.expectProblem(503, "FEATURE_OFF", "지금은 예매를 받지 않습니다. 잠시 후 다시 시도해주세요.");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.json().get("success").asBoolean(true)).isFalse();
        stage.buyer().api().post("/api/reservations", Map.of("performanceId", performance, "grade", "A", "quantity", 1))
            .expectProblem(503, "FEATURE_OFF");
        holder.payWithPoints(held).expect(200);
        assertThat(sql.texts("SELECT id FROM reservations WHERE event_id = ?::uuid", show.event())).containsExactly(held);
    }

    @Test
    void ifPointsAreOffPaymentsWithPointsAreRefusedAndTheHoldStays() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        administrator.patch(POINTS, Map.of("enabled", false)).expect(200);

        buyer.payWithPoints(reservation).expectProblem(503, "FEATURE_OFF");
        assertThat(buyer.balance()).isEqualTo(70_000);
        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("pending");

        administrator.patch(POINTS, Map.of("enabled", true)).expect(200);
        buyer.payWithPoints(reservation).expect(200);
    }

    @Test
    void ifCardsAreOffNoOrderIsPrepared() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Map<String, Object> order = Map.of("reservationId", reservation, "method", "CARD");

        administrator.patch(CARD, Map.of("enabled", false)).expect(200);

        buyer.api().post("/api/payments/prepare", order).expectProblem(503, "FEATURE_OFF");
        assertThat(buyer.api().get("/api/reservations/" + reservation).at("/reservation/status")).isEqualTo("pending");
        administrator.patch(CARD, Map.of("enabled", true)).expect(200);
        buyer.api().post("/api/payments/prepare", order).expect(200);
    }

    @Test
    void aSwitchIsLoggedOnce() {
        long before = sql.number("SELECT count(*) FROM audit_entries WHERE action = 'feature.change'");

        administrator.patch(CARD, Map.of("enabled", false)).expect(200);
        administrator.patch(CARD, Map.of("enabled", false)).expect(200);
        administrator.patch(CARD, Map.of("enabled", true)).expect(200);

        assertThat(sql.texts("SELECT target || ' ' || detail FROM audit_entries WHERE action = 'feature.change' ORDER BY id OFFSET ?",
            before))
            .containsExactly("payments.card true → false", "payments.card false → true");
    }

    /** A seat that does not exist, so that no hold succeeds. */
    private static String nowhere() {
        return UUID.randomUUID().toString();
    }
}
