package io.yemae.shared.security;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * A kind of signed tokens: compact JWS (RFC 7515) with claims. The kinds differ in their audience, and in their algorithm or type, so that
 * no token passes for one of another kind.
 *
 * <p>A token has exactly one spelling: three parts in base64url without padding, whose unused last bits are zero (RFC 7515 and RFC 4648,
 * 3.5). The library skips characters that it does not know, so without this rule one token could be sent, and cached, in any number of
 * spellings. Every token is therefore parsed by {@link #process}.
 */
public final class Jws {
    /** Characters. Our tokens have less than 1,500. */
    public static final int LONGEST = 4096;

    private static final int PARTS = 3;

    private final String algorithm;
    private final String type;
    private final String issuer;
    private final String audience;
    private final Supplier<Signer> signer;
    private final VerificationKeyResolver verificationKeys;

    /** @param id null if the token names no key */
    private record Signer(String id, Key key) {
    }

    private Jws(String algorithm, String type, String issuer, String audience, Supplier<Signer> signer,
                VerificationKeyResolver verificationKeys) {
        this.algorithm = algorithm;
        this.type = type;
        this.issuer = issuer;
        this.audience = audience;
        this.signer = signer;
        this.verificationKeys = verificationKeys;
    }

    /**
     * Signed with RS256, so that others can verify the tokens with published keys.
     *
     * @param type   of the header {@code typ}
     * @param signer the key that signs now
     * @param keys   the key of an id, if it is still good
     */
    public static Jws rs256(String type, String issuer, String audience, Supplier<PublicJsonWebKey> signer,
                            Function<String, Optional<PublicJsonWebKey>> keys) {
        return new Jws(AlgorithmIdentifiers.RSA_USING_SHA256, type, issuer, audience,
            () -> {
                PublicJsonWebKey key = signer.get();
                return new Signer(key.getKeyId(), key.getPrivateKey());
            },
            (signature, nesting) -> keys.apply(signature.getKeyIdHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("No such key"))
                .getPublicKey());
    }

    /** Signed with HS256, for tokens that only we verify: an RSA signature takes a hundred times as long. */
    public static Jws hs256(String audience, Supplier<? extends Key> secret) {
        return new Jws(AlgorithmIdentifiers.HMAC_SHA256, null, null, audience, () -> new Signer(null, secret.get()),
            (signature, nesting) -> secret.get());
    }

    /**
     * @param expiresAt truncated to seconds, as is {@code issuedAt}
     * @return claims with issuer, audience and subject, to which others can be added
     */
    public JwtClaims claims(String subject, Instant issuedAt, Instant expiresAt) {
        JwtClaims claims = new JwtClaims();
        if (issuer != null) {
            claims.setIssuer(issuer);
        }
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return claims;
    }

    /** The same claims, signed with the same key, are the same token. */
    public String sign(JwtClaims claims) {
        Signer now = signer.get();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        if (now.id != null) {
            signature.setKeyIdHeaderValue(now.id);
        }
        if (type != null) {
            signature.setHeader("typ", type);
        }
        signature.setKey(now.key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + now.id + " is not of " + algorithm, e);
        }
    }

    /** @throws InvalidJwtException if the token is not of this kind, is changed, or has expired by more than the clock skew */
    public JwtContext verify(String token, Instant now, int clockSkewSeconds) throws InvalidJwtException {
        return process(consumer()
            .setAllowedClockSkewInSeconds(clockSkewSeconds)
            .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
            .build(), token);
    }

    /**
     * The same for an expired token, too: the caller decides what expiry means.
     *
     * @throws InvalidJwtException if the token is not of this kind, or is changed
     */
    public JwtContext verifyIgnoringExpiry(String token) throws InvalidJwtException {
        return process(consumer().setAllowedClockSkewInSeconds(Integer.MAX_VALUE).build(), token);
    }

    private JwtConsumerBuilder consumer() {
        JwtConsumerBuilder consumer = new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithm)
            .setVerificationKeyResolver(verificationKeys)
            .setExpectedAudience(audience)
            .setRequireSubject()
            .setRequireExpirationTime();
        if (type != null) {
            consumer.setExpectedType(true, type);
        }
        if (issuer != null) {
            consumer.setExpectedIssuer(issuer);
        }
        return consumer;
    }

    /** @throws InvalidJwtException also if the token is too long or spelled in another way */
    public static JwtContext process(JwtConsumer consumer, String token) throws InvalidJwtException {
        if (!isCanonical(token)) {
            throw new InvalidJwtException("Not a compact token",
                List.of(new ErrorCodeValidator.Error(ErrorCodes.MISCELLANEOUS, "Not a compact token")), null);
        }
        return consumer.process(token);
    }

    /** Whether this is the one spelling of a token of at most {@link #LONGEST} characters. */
    public static boolean isCanonical(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        int parts = 0;
        int start = 0;
        for (int i = 0; i <= token.length(); i++) {
            if (i == token.length() || token.charAt(i) == '.') {
                if (!isCanonical(token, start, i)) {
                    return false;
                }
                parts++;
                start = i + 1;
            } else if (value(token.charAt(i)) < 0) {
                return false;
            }
        }
        return parts == PARTS;
    }

    /** A character has 6 bits. The last one of a part has 2 or 4 bits that belong to no byte; they must be zero. */
    private static boolean isCanonical(String token, int start, int end) {
        return end > start && switch ((end - start) % 4) {
            case 0 -> true;
            case 2 -> (value(token.charAt(end - 1)) & 0b1111) == 0;
            case 3 -> (value(token.charAt(end - 1)) & 0b11) == 0;
            default -> false;
        };
    }

    private static int value(char sign) {
        if (sign >= 'A' && sign <= 'Z') {
            return sign - 'A';
        }
        if (sign >= 'a' && sign <= 'z') {
            return sign - 'a' + 26;
        }
        if (sign >= '0' && sign <= '9') {
            return sign - '0' + 52;
        }
        return sign == '-' ? 62 : sign == '_' ? 63 : -1;
    }
}
