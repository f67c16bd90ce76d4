package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.Database;
import io.yemae.devservices.Ports;
import io.yemae.devservices.WildFlyServer;
import io.yemae.it.Stage.Buyer;
import java.io.IOException;
import java.net.URI;
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

    private Database database;
    private WildFlyServer server;
    private KeyPair company;

    @BeforeEach
    void start() throws GeneralSecurityException, IOException {
        Path directory = Platform.directory().resolve("issuer");
        database = Database.start(directory.resolve("postgres"), Ports.free());
        company = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path keys = Files.writeString(directory.resolve("company.pem"), "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(company.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        server = WildFlyServer.of(Platform.WILDFLY, directory.resolve("server"))
            .configure(Platform.CONFIGURE)
            .portOffset(Platform.portOffset())
            .environment(Platform.environmentOf(database))
            .environment(Map.of("YEMAE_ADMIN_EMAIL", "admin@yemae.test", "YEMAE_ADMIN_PASSWORD", Stage.PASSWORD,
                "MP_JWT_VERIFY_ISSUER", ISSUER, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.toString()))
            .deploy(Platform.EAR)
            .start();
    }

    @AfterEach
    void stop() {
        server.kill();
        database.stop();
    }

    @Test
    void tokensOfTheEnterpriseAreAcceptedBesideOurs() {
        Api api = new Api(URI.create("http://localhost:" + server.http().getPort()));
        Buyer buyer = new Stage(api).buyer();
        String own = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200).at("/accessToken");
        Forger forger = new Forger(Platform.directory().resolve("issuer/server/data/yemae/keys"), "employee-7");

        Api employee = api.as(forger.signedBy(company.getPrivate(), Map.of("iss", ISSUER, "email", buyer.email().toUpperCase())));

        assertThat(employee.get("/api/auth/me").expect(200).at("/user/id")).isEqualTo(buyer.id());
        employee.patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1_000)).expect(200);
        assertThat(Platform.sql(database).texts("SELECT actor FROM audit_entries WHERE action = 'points.charge'")).containsExactly(buyer.id());
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
