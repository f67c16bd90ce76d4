package io.yemae.account.domain;

import io.yemae.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Replaces a code of the authenticator once: 80 random bits in four groups of four letters and digits. That is enough entropy to store a
 * plain hash.
 */
public record RecoveryCode(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 10;
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");

    public static RecoveryCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RecoveryCode(GROUP.matcher(Totp.base32(bytes)).replaceAll("$1-"));
    }

    /** Case, hyphens and blanks are ignored. */
    public String hash(UserId user) {
        String plain = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest((user + " " + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
