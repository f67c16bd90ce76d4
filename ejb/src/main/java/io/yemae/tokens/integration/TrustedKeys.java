package io.yemae.tokens.integration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys of another issuer: a JSON Web Key, a JSON Web Key Set or a PEM, at a URL or in a file. They are read again after ten
 * minutes, and after half a minute if a token names an unknown key, so that the issuer can change its keys.
 */
class TrustedKeys {
    private static final Logger LOG = Logger.getLogger(TrustedKeys.class.getName());
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration KEPT_WHEN_UNKNOWN = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Supplier<String> location;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.EPOCH);

    private record Snapshot(List<PublicJsonWebKey> keys, Instant readAt) {
    }

    TrustedKeys(String location, Clock clock) {
        this(() -> location, clock);
    }

    /** For tests: with a location that changes between reads. */
    TrustedKeys(Supplier<String> location, Clock clock) {
        this.location = location;
        this.clock = clock;
    }

    /** @param keyId null if the token names none; then the issuer must have exactly one key */
    Key byId(String keyId) throws UnresolvableKeyException {
        readAfter(KEPT);
        if (matching(keyId).isEmpty()) {
            readAfter(KEPT_WHEN_UNKNOWN);
        }
        List<PublicJsonWebKey> found = matching(keyId);
        if (found.size() != 1) {
            throw new UnresolvableKeyException("No such key");
        }
        return found.get(0).getPublicKey();
    }

    private List<PublicJsonWebKey> matching(String keyId) {
        return snapshot.keys().stream().filter(key -> keyId == null || key.getKeyId() == null || keyId.equals(key.getKeyId())).toList();
    }

    /** One caller reads. The others continue with the known keys, and block only if there are none yet. */
    private void readAfter(Duration age) {
        if (!isOlderThan(age)) {
            return;
        }
        if (!snapshot.keys().isEmpty()) {
            if (reading.tryLock()) {
                readLocked(age);
            }
        } else {
            reading.lock();
            readLocked(age);
        }
    }

    private boolean isOlderThan(Duration age) {
        return !snapshot.readAt().plus(age).isAfter(clock.instant());
    }

    private void readLocked(Duration age) {
        try {
            // Another caller may have read the keys while this one waited for the lock.
            if (isOlderThan(age)) {
                snapshot = new Snapshot(parse(read(location.get())), clock.instant());
            }
        } catch (IOException | JoseException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The keys at " + location.get() + " cannot be read; those that are known stay", e);
            snapshot = new Snapshot(snapshot.keys(), clock.instant());
        } finally {
            reading.unlock();
        }
    }

    private static String read(String where) throws IOException {
        if (!where.matches("[a-z]{2,}:.*")) {
            return Files.readString(Path.of(where));
        }
        URLConnection connection = URI.create(where).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream content = connection.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<PublicJsonWebKey> parse(String text) throws JoseException, GeneralSecurityException {
        if (text.contains("-----BEGIN PUBLIC KEY-----")) {
            return List.of(PublicJsonWebKey.Factory.newPublicJwk(pem(text)));
        }
        List<JsonWebKey> keys = text.contains("\"keys\"") ? new JsonWebKeySet(text).getJsonWebKeys()
            : List.of(JsonWebKey.Factory.newJwk(text));
        // A symmetric key is known to both sides, so a token that is signed with it proves nothing.
        return keys.stream().filter(PublicJsonWebKey.class::isInstance).map(PublicJsonWebKey.class::cast).toList();
    }

    private static PublicKey pem(String text) throws GeneralSecurityException {
        byte[] bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
        }
    }
}
