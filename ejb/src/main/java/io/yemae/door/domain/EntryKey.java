package io.yemae.door.domain;

import io.yemae.shared.PerformanceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a code that changes every 30 seconds, like a one-time password (RFC 6238). It is derived from the secret
 * of a reservation and its performance, so that a device at the door gets a key for this performance only, and never the secret.
 */
public final class EntryKey {
    private static final Duration STEP = Duration.ofSeconds(30);
    /** The tolerated difference between the clocks of the buyer and the door, in steps. */
    private static final int SKEW = 1;
    private static final String ALGORITHM = "HmacSHA256";
    /** 80 bits are too many to guess by scanning at a door. */
    private static final int BYTES_OF_MAC = 10;

    private final byte[] key;

    private EntryKey(byte[] key) {
        this.key = key;
    }

    public static EntryKey of(byte[] secret, PerformanceId performance) {
        return new EntryKey(hmac(secret, "door" + ScannedCode.SEPARATOR + performance));
    }

    public static int stepSeconds() {
        return Math.toIntExact(STEP.toSeconds());
    }

    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** Whether a code of this step is accepted now. */
    public static boolean isPresent(long step, Instant now) {
        return Math.abs(step - stepAt(now)) <= SKEW;
    }

    /** In base64url without padding. */
    public String encoded() {
        return encoded(key);
    }

    /** @param number of the reservation */
    public String mac(String number, long step) {
        return encoded(Arrays.copyOf(hmac(key, number + ScannedCode.SEPARATOR + step), BYTES_OF_MAC));
    }

    public boolean hasMade(String mac, String number, long step) {
        return MessageDigest.isEqual(mac(number, step).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
