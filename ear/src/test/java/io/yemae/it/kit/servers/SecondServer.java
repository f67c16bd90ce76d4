package io.yemae.it.kit.servers;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * A second server for classes that kill it, or that need limits, an issuer of tokens or a time zone that would hinder other tests. A server
 * of its own would cost each of them half a minute. None depends on what another does to it: they use their own events and users.
 */
public final class SecondServer {
    /** What a class that uses it locks with {@code @ResourceLock}: one class uses it at a time. */
    public static final String LOCK = "second server";

    /** Sends no webhooks: the platform has to ask what happened. */
    public static final PaymentSandbox GATEWAY = PaymentSandbox.start(SandboxSettings.defaults());

    /** How long a client may leave an answer unread. */
    public static final Duration WRITE_TIMEOUT = Duration.ofMillis(1_000);
    /** The most connections of an address, other than those of the tests themselves. */
    public static final int CONNECTIONS = 5;
    /** The most sockets of an address. */
    public static final int SOCKETS = 3;

    /** Where this server stands, unlike the others. For 18 hours and a half of each day it is another one in Seoul. */
    public static final String TIME_ZONE = "Pacific/Marquesas";

    /** The issuer that this server trusts, by MicroProfile Config. */
    public static final String ISSUER = "https://login.company.example";
    private static final KeyPair COMPANY = keyPair();

    /** The clock of this server, which a test may set, and sets right again. */
    private static volatile SteppedClock clock;

    private static final OwnPlatform PLATFORM = OwnPlatform.in("second")
        .with(server -> server.properties(Platform.propertiesOf(GATEWAY)))
        .with(server -> server.environment(Map.of(
            "TZ", TIME_ZONE,
            "YEMAE_NTP_SERVER", TimeServer.start(),
            "YEMAE_WRITE_TIMEOUT_MS", String.valueOf(WRITE_TIMEOUT.toMillis()),
            "YEMAE_BODY_TIMEOUT_MS", "1500",
            "YEMAE_MAX_CONNECTIONS_PER_ADDRESS", String.valueOf(CONNECTIONS),
            "YEMAE_MAX_SOCKETS_PER_ADDRESS", String.valueOf(SOCKETS))))
        .with(SecondServer::trustTheCompany)
        .with(SecondServer::useTheClock)
        .kept();

    static {
        Platform.atTheEnd(GATEWAY::stop);
    }

    private SecondServer() {
    }

    /** To be registered in a static field with {@code @RegisterExtension}. */
    public static OwnPlatform platform() {
        return PLATFORM;
    }

    /** How far this server's clock is from the right time, from now on. */
    public static void stepClock(Duration by) {
        clock.step(by);
    }

    /** The key with which the issuer signs. */
    public static PrivateKey issuersKey() {
        return COMPANY.getPrivate();
    }

    private static void trustTheCompany(WildFlyServer server) {
        try {
            Path key = Files.writeString(PLATFORM.directory().resolve("company.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(COMPANY.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
            server.environment(Map.of("MP_JWT_VERIFY_ISSUER", ISSUER, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", key.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void useTheClock(WildFlyServer server) {
        clock = SteppedClock.in(PLATFORM.directory());
        server.environment(Map.of("JAVA_TOOL_OPTIONS", clock.jvmOption()));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
