package io.yemae.account.domain;

import io.yemae.shared.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A refresh token: 256 random bits in base64url. The database stores only its hash. */
public record RefreshToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static RefreshToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    public String hash() {
        return Sha256.hex(value);
    }

    /**
     * Encrypts the successor so that only an owner of this token can read it: XOR with 256 bits that are derived from this token. The bits
     * are as random as the token and used for one successor only, which makes them a one-time pad.
     */
    public String seal(RefreshToken successor) {
        return HexFormat.of().formatHex(joined(Base64.getUrlDecoder().decode(successor.value)));
    }

    public RefreshToken open(String sealed) {
        return of(joined(HexFormat.of().parseHex(sealed)));
    }

    private byte[] joined(byte[] bytes) {
        byte[] pad = digest("successor of " + value);
        byte[] joined = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            joined[i] = (byte) (bytes[i] ^ pad[i]);
        }
        return joined;
    }

    private static RefreshToken of(byte[] bytes) {
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static byte[] digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
