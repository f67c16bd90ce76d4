package io.yemae.tokens.integration;

import io.yemae.tokens.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The keys that sign our tokens: one private JSON Web Key per file, outside the EAR. The newest by name signs, and all of them verify. So a
 * key is replaced by adding a file, and the old file can be removed after its tokens have expired.
 */
@ApplicationScoped
public class KeyRing {
    private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());
    private static final String FIRST_KEY = "key-0001";
    private static final String ENDING = ".jwk";
    private static final int KEY_BITS = 2048;
    /** Valid key ids. The key id of a token is untrusted input, and it is used as a file name. */
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final long LOOKING_APART_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final TokenSettings settings;
    private final LongSupplier nanos;
    private final AtomicLong lookedAt = new AtomicLong(NEVER);
    private volatile TreeMap<String, PublicJsonWebKey> keys = new TreeMap<>();

    /** For the container's proxy. */
    protected KeyRing() {
        this.settings = null;
        this.nanos = null;
    }

    @Inject
    public KeyRing(TokenSettings settings) {
        this(settings, System::nanoTime);
    }

    /** @param nanos the clock, such as {@link System#nanoTime} */
    KeyRing(TokenSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        open();
    }

    private void open() {
        try {
            Files.createDirectories(settings.keysDirectory());
            read();
            if (keys.isEmpty()) {
                make(FIRST_KEY);
                read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The signing keys in " + settings.keysDirectory() + " cannot be read or made", e);
        }
    }

    /** The public keys, for services that verify our tokens. */
    public List<Map<String, Object>> published() {
        return keys.values().stream().map(key -> {
            Map<String, Object> published = key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            published.put("use", Use.SIGNATURE);
            published.put("alg", AlgorithmIdentifiers.RSA_USING_SHA256);
            return published;
        }).toList();
    }

    /** The name of the next key: the name of the newest key with its number incremented. */
    public String nextName() {
        return following(keys.lastKey());
    }

    /** @return a name that sorts after {@code name} */
    static String following(String name) {
        String number = name.replaceFirst("^.*?([0-9]*)$", "$1");
        String raised = number.isEmpty() ? "" : String.format("%0" + number.length() + "d", new BigInteger(number).add(BigInteger.ONE));
        return number.isEmpty() || raised.length() > number.length() ? name + "-0001" : name.substring(0, name.length() - number.length())
            + raised;
    }

    /** Creates the key, which signs from now on. If another node has created it first, the key of that node is used. */
    public void add(String keyId) {
        try {
            make(keyId);
            read();
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + keyId + " cannot be made", e);
        }
    }

    /** Reads the folder again, in which an operator or another node may have changed keys. If that fails, the present keys stay. */
    public void refresh() {
        try {
            read();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The signing keys stay as they are: " + settings.keysDirectory() + " cannot be read", e);
        }
    }

    public PublicJsonWebKey signer() {
        return keys.lastEntry().getValue();
    }

    /**
     * The key with exactly this id. An unknown one may have been added by another node or by an operator. If its file exists, the folder is
     * read again, at most once a second, because anybody can send any key id.
     */
    public Optional<PublicJsonWebKey> byId(String keyId) {
        if (keyId == null || !KEY_ID.matcher(keyId).matches()) {
            return Optional.empty();
        }
        if (!keys.containsKey(keyId) && Files.exists(fileOf(keyId)) && isTimeToLook()) {
            refresh();
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private boolean isTimeToLook() {
        long last = lookedAt.get();
        long now = nanos.getAsLong();
        return (last == NEVER || now - last >= LOOKING_APART_NANOS) && lookedAt.compareAndSet(last, now);
    }

    /** Whether a key that {@link #byId} returned is still in use: neither removed nor replaced. */
    public boolean holds(PublicJsonWebKey key) {
        return keys.get(key.getKeyId()) == key;
    }

    private void read() throws IOException {
        TreeMap<String, PublicJsonWebKey> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(settings.keysDirectory())) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
                PublicJsonWebKey known = keys.get(key.getKeyId());
                found.put(key.getKeyId(), known != null && known.getPublicKey().equals(key.getPublicKey()) ? known : key);
            }
        } catch (JoseException e) {
            throw new IOException("A file in " + settings.keysDirectory() + " is no JSON Web Key", e);
        }
        if (!found.isEmpty()) {
            keys = found;
        }
    }

    private void make(String keyId) throws IOException {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
            key.setKeyId(keyId);
            Path draft = Files.createTempFile(settings.keysDirectory(), keyId, ".new");
            Files.writeString(draft, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE), StandardOpenOption.TRUNCATE_EXISTING);
            // Atomic, and the first of several nodes wins: a link cannot replace a file, and each node has its own temporary file.
            try {
                Files.createLink(fileOf(keyId), draft);
            } catch (FileAlreadyExistsException e) {
                // Another node was first. Its key is used.
            } finally {
                Files.delete(draft);
            }
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform makes RSA keys", e);
        }
    }

    private Path fileOf(String keyId) {
        return settings.keysDirectory().resolve(keyId + ENDING);
    }
}
