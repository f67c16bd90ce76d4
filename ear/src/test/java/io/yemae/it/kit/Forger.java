package io.yemae.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes access tokens of every kind, with the platform's own key and with others. */
public final class Forger {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_ID = "key-0001";
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Path keys;
    private final JsonNode key;
    private final String user;

    /** @param keys the folder of the platform's keys */
    public Forger(Path keys, String user) {
        this.keys = keys;
        this.key = read(KEY_ID);
        this.user = user;
    }

    /** A token as the platform would make it, with some claims changed. */
    public String token(Map<String, Object> changes) {
        return signedBy(ownKey(), changes);
    }

    public String signedBy(PrivateKey signer, Map<String, Object> changes) {
        return rs256(signer, header("RS256"), claims(changes));
    }

    public String ofAnotherKey() {
        try {
            return signedBy(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(), Map.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Valid except for its type. */
    public String ofAnotherType(String type) {
        return rs256(ownKey(), Map.of("alg", "RS256", "kid", KEY_ID, "typ", type), claims(Map.of()));
    }

    public String withoutSignature() {
        return encoded(header("none")) + "." + encoded(claims(Map.of())) + ".";
    }

    /** An HS256 token whose secret is the public RSA key: accepted by a verifier that does not fix the algorithm. */
    public String signedWithThePublicKey() {
        try {
            byte[] publicKey = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")))
                .getEncoded();
            return hs256(publicKey, header("HS256"), claims(Map.of()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid token whose claims were changed to make its owner an administrator. */
    public String changed() {
        String[] parts = token(Map.of("groups", List.of("USER"))).split("\\.");
        return parts[0] + "." + encoded(claims(Map.of())) + "." + parts[2];
    }

    private Map<String, Object> claims(Map<String, Object> changes) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("iss", "https://yemae.io", "aud", "yemae", "sub", user, "iat", now, "exp",
            now + 600,
            "groups", List.of("USER", "OPERATOR", "ADMIN")));
        claims.putAll(changes);
        return claims;
    }

    private static Map<String, Object> header(String algorithm) {
        return Map.of("alg", algorithm, "kid", KEY_ID, "typ", "JWT");
    }

    private static String hs256(byte[] secret, Map<String, Object> header, Map<String, Object> claims) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String content = encoded(header) + "." + encoded(claims);
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rs256(PrivateKey signer, Map<String, Object> header, Map<String, Object> claims) {
        try {
            String content = encoded(header) + "." + encoded(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as the platform makes it for a buyer, so that thousands of buyers need not log in. */
    public String tokenOf(String buyer) {
        return tokenOf(buyer, "USER");
    }

    /** A token as the platform makes it for a user with a role, but of no log-in. */
    public String tokenOf(String user, String role) {
        return token(Map.of("sub", user, "groups", List.of(role), "exp", Instant.now().plus(LIFETIME).getEpochSecond()));
    }

    /** A token of the platform with some claims changed, signed again with the same secret. */
    public static String again(String token, Map<String, Object> changes, byte[] secret) {
        return hs256(secret, part(token, 0), changed(token, changes));
    }

    private static Map<String, Object> changed(String token, Map<String, Object> changes) {
        Map<String, Object> claims = part(token, 1);
        claims.putAll(changes);
        return claims;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(String token, int index) {
        try {
            return JSON.readValue(Base64.getUrlDecoder().decode(token.split("\\.")[index]), LinkedHashMap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(String id) {
        try {
            return JSON.readTree(Files.readString(keys.resolve(id + ".jwk")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrivateKey ownKey() {
        return privateKey(key);
    }

    private static PrivateKey privateKey(JsonNode jwk) {
        try {
            // With the primes signing takes a quarter of the time.
            return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(number(jwk, "n"), number(jwk, "e"), number(jwk, "d"),
                number(jwk, "p"), number(jwk, "q"), number(jwk, "dp"), number(jwk, "dq"), number(jwk, "qi")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.get(member).asText()));
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return encoded(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
