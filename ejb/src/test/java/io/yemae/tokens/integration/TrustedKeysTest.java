package io.yemae.tokens.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedKeysTest {
    private final ManualClock clock = new ManualClock("2026-11-21T00:00:00Z");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void publish() throws Exception {
        file = directory.resolve("company.json");
        publish("company-1");
    }

    @Test
    void theIssuerMayChangeItsKeys() throws Exception {
        TrustedKeys keys = new TrustedKeys(file.toUri().toString(), clock);
        keys.byId("company-1");
        publish("company-2");

        assertThatThrownBy(() -> keys.byId("company-2")).as("it is not asked with every bad token").hasMessage("No such key");
        assertThat(new TrustedKeys(file.toString(), clock).byId("company-2")).isNotNull();
    }

    @Test
    void keysThatCannotBeReadForAWhileStay() throws Exception {
        TrustedKeys keys = new TrustedKeys(file.toString(), clock);
        keys.byId("company-1");
        Files.delete(file);
        clock.advance(Duration.ofHours(1));
        assertThat(keys.byId("company-1")).isNotNull();

        publish("company-2");
        clock.advance(Duration.ofSeconds(31));

        assertThat(keys.byId("company-2")).isNotNull();
        assertThatThrownBy(() -> keys.byId("company-1")).hasMessage("No such key");
    }

    @Test
    void nobodyWaitsForAnIssuerThatIsSlowAsLongAsKeysAreKnown() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path pointer = directory.resolve("pointer.json");
            Files.copy(file, pointer);
            AtomicReference<String> location = new AtomicReference<>(pointer.toString());
            TrustedKeys keys = new TrustedKeys(location::get, clock);
            keys.byId("company-1");
            location.set("http://127.0.0.1:" + silent.getLocalPort() + "/keys");
            clock.advance(Duration.ofMinutes(11));
            CompletableFuture<Key> reader = CompletableFuture.supplyAsync(() -> found(keys));
            Socket asked = silent.accept();

            assertThat(found(keys)).as("while another waits for the issuer").isNotNull();
            assertThatThrownBy(() -> keys.byId("company-2")).hasMessage("No such key");
            assertThat(reader).isNotDone();

            asked.close();
            assertThat(reader.get(10, TimeUnit.SECONDS)).as("the keys that are known stay").isNotNull();
        }
    }

    private static Key found(TrustedKeys keys) {
        try {
            return keys.byId("company-1");
        } catch (UnresolvableKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(String keyId) throws JoseException, IOException {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(keyId);
        Files.writeString(file, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
    }
}
