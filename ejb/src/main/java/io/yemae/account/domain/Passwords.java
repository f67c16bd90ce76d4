package io.yemae.account.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords are kept as PBKDF2-HMAC-SHA512 with 210,000 rounds, the OWASP figure for it, and a salt of their own. One hash costs about
 * a tenth of a second of a core, so it is never made while a database connection is held.
 */
@ApplicationScoped
public class Passwords {
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    /** Compared with when there is no such account, so that the answer takes as long. It matches no password. */
    private static final String NOBODY = String.join("$", SCHEME, String.valueOf(ROUNDS), encode(new byte[SALT_BYTES]),
        encode(new byte[HASH_BITS / 8]));

    private final SecureRandom random = new SecureRandom();

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return String.join("$", SCHEME, String.valueOf(ROUNDS), encode(salt), encode(derive(password, salt, ROUNDS)));
    }

    /** @param stored null when there is no such account: then the answer is no, after the same time */
    public boolean matches(String password, String stored) {
        String[] parts = (stored == null ? NOBODY : stored).split("\\$");
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        byte[] actual = derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(expected, actual) && stored != null;
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2 with HMAC-SHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
