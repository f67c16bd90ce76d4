package io.yemae.devservices.sandbox.module;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of a body with the secret that shop and module share: 64 hex digits in the header {@value #HEADER}. */
public record Signature(String secret) {

    public static final String HEADER = "Payment-Signature";
    private static final String ALGORITHM = "HmacSHA256";

    public String of(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** False if the signature is null. */
    public boolean matches(String body, String signature) {
        return signature != null
            && MessageDigest.isEqual(of(body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Signature[secret=…]";
    }
}
