package io.yemae.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of bad token on every kind of endpoint. */
class AccessTokensIT extends YemaeIT {

    private record Endpoint(String method, String path, boolean hasBody) {

        Answer call(Api caller) {
            return caller.raw(method, path, hasBody ? "application/json" : null, hasBody ? "{}" : null);
        }
    }

    private static final List<Endpoint> ENDPOINTS = List.of(
        new Endpoint("GET", "/api/auth/me", false),
        new Endpoint("GET", "/api/users/me", false),
        new Endpoint("PATCH", "/api/users/me", true),
        new Endpoint("GET", "/api/users/1/points", false),
        new Endpoint("PATCH", "/api/users/1/points/charge", true),
        new Endpoint("GET", "/api/reservations", false),
        new Endpoint("GET", "/api/reservations/" + UUID.randomUUID() + "/receipt", false),
        new Endpoint("POST", "/api/payments/points", true),
        new Endpoint("POST", "/api/seats/reserve", true),
        new Endpoint("GET", "/api/seats/reservation/" + UUID.randomUUID(), false),
        new Endpoint("POST", "/api/queue/check/" + UUID.randomUUID(), false),
        new Endpoint("GET", "/api/queue/status/" + UUID.randomUUID(), false),
        new Endpoint("POST", "/api/queue/heartbeat/" + UUID.randomUUID(), false),
        new Endpoint("POST", "/api/queue/leave/" + UUID.randomUUID(), false),
        new Endpoint("GET", "/api/queue/admin/" + UUID.randomUUID(), false),
        new Endpoint("POST", "/api/queue/admin/clear/" + UUID.randomUUID(), false),
        new Endpoint("GET", "/api/admin/queue/" + UUID.randomUUID(), false),
        new Endpoint("PATCH", "/api/admin/queue/" + UUID.randomUUID(), true),
        new Endpoint("POST", "/api/admin/queue/" + UUID.randomUUID() + "/clear", false),
        new Endpoint("GET", "/api/admin/users", false),
        new Endpoint("POST", "/api/admin/keys", false),
        new Endpoint("GET", "/api/admin/invariants", false));

    @TestFactory
    Stream<DynamicTest> everyEndpointRefusesABadToken() {
        Forger forger = forger(stage.buyer());
        long now = Instant.now().getEpochSecond();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("claims changed", forger.changed());
        bad.put("expired", forger.token(Map.of("exp", now - 60)));
        bad.put("not valid yet", forger.token(Map.of("nbf", now + 60)));
        bad.put("other issuer", forger.token(Map.of("iss", "https://elsewhere.example")));
        bad.put("other audience", forger.token(Map.of("aud", "another-application")));
        bad.put("no issuer", forger.token(Map.of("iss", "")));
        bad.put("alg none", forger.withoutSignature());
        bad.put("other key", forger.ofAnotherKey());
        bad.put("signed with the public key", forger.signedWithThePublicKey());
        bad.put("a code for a door", forger.ofAnotherType("entry+jwt"));
        bad.put("garbage", "x.y.z");
        return bad.entrySet().stream().flatMap(token -> ENDPOINTS.stream().map(endpoint ->
            DynamicTest.dynamicTest(token.getKey() + ": " + endpoint.method() + " " + endpoint.path(), () ->
                endpoint.call(api.as(token.getValue())).expectProblem(badTokenStatus(endpoint), "INVALID_TOKEN", "유효하지 않은 토큰입니다."))));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointRefusesARequestWithoutAToken() {
        return ENDPOINTS.stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.method() + " " + endpoint.path(),
            () -> endpoint.call(api).expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.")));
    }

    @TestFactory
    Stream<DynamicTest> administrationIsForbiddenToOtherRoles() {
        Forger forger = forger(stage.buyer());
        return Stream.of(List.of("USER"), List.of("USER", "OPERATOR"), List.of("admin"), List.of()).flatMap(groups -> ENDPOINTS.stream()
            .filter(endpoint -> endpoint.path().matches("/api/(queue/)?admin/.*"))
            .map(endpoint -> DynamicTest.dynamicTest(groups + " " + endpoint.method() + " " + endpoint.path(),
                () -> endpoint.call(api.as(forger.token(Map.of("groups", groups)))).expectProblem(403, "FORBIDDEN"))));
    }

    @Test
    void aCorrectlyForgedTokenIsAccepted() {
        Buyer buyer = stage.buyer();

        assertThat(api.as(forger(buyer).token(Map.of())).get("/api/auth/me").expect(200).at("/user/id")).isEqualTo(buyer.id());
        stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("role", "admin")).expect(200);
        // A node caches the role for a second.
        soon(() -> api.as(forger(buyer).token(Map.of("gen", "1"))).get("/api/admin/users").expect(200));
        stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("role", "user")).expect(200);
    }

    private static int badTokenStatus(Endpoint endpoint) {
        return endpoint.path().matches("/api/(seats|queue)/.*") ? 403 : 401;
    }

    private static Forger forger(Buyer buyer) {
        return new Forger(Platform.keys(), buyer.id());
    }
}
