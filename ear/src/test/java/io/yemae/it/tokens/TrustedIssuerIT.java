package io.yemae.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server that is configured with a trusted token issuer by MicroProfile Config. */
@ResourceLock(SecondServer.LOCK)
class TrustedIssuerIT {
    private static final String ISSUER = SecondServer.ISSUER;
    private static final PrivateKey COMPANY = SecondServer.issuersKey();

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    @Test
    void tokensOfTheTrustedIssuerAreAcceptedBesideOurs() {
        Api api = platform.api();
        Stage stage = platform.stage();
        Buyer buyer = stage.buyer();
        String own = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200).at("/accessToken");
        Forger forger = new Forger(platform.keys(), "employee-7");

        Map<String, Object> verified = Map.of("iss", ISSUER, "email", buyer.email().toUpperCase(), "email_verified", true);
        Api employee = api.as(forger.signedBy(COMPANY, verified));
        platform.sql().update("UPDATE users SET email_confirmed_at = NULL");
        employee.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        platform.sql().update("UPDATE users SET email_confirmed_at = now()");
        api.as(forger.signedBy(COMPANY, Map.of("iss", ISSUER, "email", buyer.email()))).get("/api/auth/me").expectProblem(401,
            "INVALID_TOKEN");

        assertThat(employee.get("/api/auth/me").expect(200).at("/user/id")).isEqualTo(buyer.id());
        employee.patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1_000)).expect(200);
        assertThat(platform.sql().texts("SELECT actor FROM audit_entries WHERE action = 'points.charge' AND target = ?", buyer.id()))
            .containsExactly(buyer.id());
        assertThat(platform.sql().texts("SELECT detail FROM audit_entries WHERE action = 'user.link' AND target = ?", buyer.id()))
            .containsExactly(ISSUER);
        employee.get("/api/admin/users").expectProblem(403, "FORBIDDEN");
        api.as(own).get("/api/auth/me").expect(200);
        assertThat(api.as(forger.signedBy(COMPANY, Map.of("iss", ISSUER, "email", "new-name@company.example")))
            .get("/api/auth/me").expect(200)
            .at("/user/id")).as("the link stays when the address changes").isEqualTo(buyer.id());
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("iss", ISSUER, "email", "stranger@company.example", "email_verified", true, "sub", "employee-8"),
                Map.of("iss", ISSUER, "email", buyer.email(), "email_verified", true, "sub", "who has the address next"),
                Map.of("iss", ISSUER, "email", buyer.email(), "email_verified", true, "nonce", "an ID token"),
                Map.of("iss", ISSUER, "email", buyer.email(), "aud", "another-application"),
                Map.of("iss", ISSUER, "email", buyer.email(), "exp", 1),
                Map.of("iss", "https://yemae.io", "sub", buyer.id()))) {
            api.as(forger.signedBy(COMPANY, bad)).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        }
        stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("locked", true)).expect(200);
        employee.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        api.as(forger.token(Map.of("iss", ISSUER, "email", buyer.email()))).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
    }
}
