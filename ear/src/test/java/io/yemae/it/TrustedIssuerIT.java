package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.WildFlyServer;
import io.yemae.it.Stage.Buyer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that is pointed at the issuer of an enterprise by MicroProfile Config. */
class TrustedIssuerIT {
    private static final String ISSUER = "https://login.company.example";

    private OwnPlatform platform;
    private WildFlyServer server;
    private KeyPair company;

    @BeforeEach
    void start() throws GeneralSecurityException, IOException {
        platform = OwnPlatform.in("issuer");
        company = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path keys = Files.writeString(platform.directory().resolve("company.pem"), "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(company.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        server = platform.server()
            .environment(Map.of("MP_JWT_VERIFY_ISSUER", ISSUER, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.toString()))
            .start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void tokensOfTheEnterpriseAreAcceptedBesideOurs() {
        Api api = OwnPlatform.api(server);
        Buyer buyer = new Stage(api).buyer();
        String own = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200).at("/accessToken");
        Forger forger = new Forger(platform.directory().resolve("server/data/yemae/keys"), "employee-7");

        Api employee = api.as(forger.signedBy(company.getPrivate(), Map.of("iss", ISSUER, "email", buyer.email().toUpperCase())));

        assertThat(employee.get("/api/auth/me").expect(200).at("/user/id")).isEqualTo(buyer.id());
        employee.patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1_000)).expect(200);
        assertThat(platform.sql().texts("SELECT actor FROM audit_entries WHERE action = 'points.charge'")).containsExactly(buyer.id());
        employee.get("/api/admin/users").expectProblem(403, "FORBIDDEN");
        api.as(own).get("/api/auth/me").expect(200);
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("iss", ISSUER, "email", "stranger@company.example"),
                Map.of("iss", ISSUER, "email", buyer.email(), "aud", "another-application"),
                Map.of("iss", ISSUER, "email", buyer.email(), "exp", 1),
                Map.of("iss", "https://yemae.io", "sub", buyer.id()))) {
            api.as(forger.signedBy(company.getPrivate(), bad)).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        }
        api.as(forger.token(Map.of("iss", ISSUER, "email", buyer.email()))).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
    }
}
