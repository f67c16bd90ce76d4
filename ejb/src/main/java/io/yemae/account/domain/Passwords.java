package io.yemae.account.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane), written as a PHC string. One hash takes
 * about 35 ms of CPU time and 19 MiB of memory; {@code PasswordHashing} limits how many are computed at once.
 *
 * <p>A password is normalised (NFC) before it is hashed, as NIST SP 800-63B recommends: macOS may send Hangul decomposed and Windows sends
 * it composed. Hashes of earlier versions (PBKDF2 of the password as typed) still verify, and {@link #isOutdated} reports that they need a
 * new hash.
 */
public class Passwords {
    private static final String SCHEME = "argon2id";
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PARAMETERS = "$" + SCHEME + "$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private static final String OLD_SCHEME = "pbkdf2-sha512";
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

    /** The hash for accounts that do not exist, so that the answer takes the same time. No password matches it. */
    private static final String NOBODY = PARAMETERS + encode(new byte[SALT_BYTES]) + "$" + encode(new byte[HASH_BYTES]);

    private final SecureRandom random = new SecureRandom();

    /** A new hash with a random salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PARAMETERS + encode(salt) + "$" + encode(argon2(normalized(password), salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    /** @param stored null if there is no such account; then the result is false, after the same time */
    public boolean matches(String password, String stored) {
        if (stored == null) {
            matchesArgon2(password, NOBODY);
            return false;
        }
        if (BCRYPT.matcher(stored).matches()) {
            return OpenBSDBCrypt.checkPassword(stored, password.toCharArray());
        }
        return stored.startsWith(OLD_SCHEME) ? matchesPbkdf2(password, stored) : matchesArgon2(password, stored);
    }

    /** Whether a stored hash was made by an earlier version, or with other parameters than the present ones. */
    public boolean isOutdated(String stored) {
        return !stored.startsWith(PARAMETERS);
    }

    /** Whether two texts are the same password after normalisation. */
    public boolean areSame(String one, String other) {
        return normalized(one).equals(normalized(other));
    }

    private static boolean matchesArgon2(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 6 || !parts[1].equals(SCHEME)) {
            return false;
        }
        String[] costs = parts[3].split("[^0-9]+");
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual = argon2(normalized(password), Base64.getDecoder().decode(parts[4]),
            Integer.parseInt(costs[1]), Integer.parseInt(costs[2]), Integer.parseInt(costs[3]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] argon2(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** Old hashes are of the text as the keyboard sent it: composed, decomposed, or mixed. Most passwords are the same in all forms. */
    private static boolean matchesPbkdf2(String password, String stored) {
        String[] parts = stored.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return Stream.of(password, normalized(password), Normalizer.normalize(password, Normalizer.Form.NFD)).distinct()
            .anyMatch(each -> MessageDigest.isEqual(expected, pbkdf2(each, salt, Integer.parseInt(parts[1]), expected.length)));
    }

    private static byte[] pbkdf2(String password, byte[] salt, int rounds, int length) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2 with HMAC-SHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
