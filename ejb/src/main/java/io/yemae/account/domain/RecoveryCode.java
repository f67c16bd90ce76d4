package io.yemae.account.domain;

import io.yemae.shared.UserId;
import io.yemae.shared.security.Sha256;
import java.security.SecureRandom;
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
        return Sha256.hex(user + " " + value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", ""));
    }

    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
