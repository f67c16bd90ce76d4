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
 * What replaces a code of the authenticator once: 80 random bits, as four groups of four letters and digits. Enough that a plain hash of it
 * can be kept.
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

    /** However it is typed: capitals, hyphens and blanks do not count. */
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
