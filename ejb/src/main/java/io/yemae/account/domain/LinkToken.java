package io.yemae.account.domain;

import io.yemae.shared.security.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The token of a mailed link: 256 random bits in base64url, valid once. The database stores only its hash. */
public record LinkToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static LinkToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String hash() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "LinkToken";
    }
}
