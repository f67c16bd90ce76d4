package io.yemae.tokens;

import io.yemae.shared.security.CompactTokens;
import io.yemae.tokens.integration.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Codes that say something about a thing rather than who somebody is: compact JWS, checked offline with the keys that we publish. The type
 * in the header and the audience are those of the purpose, so that no code passes for an access token or for a code of another purpose.
 */
@ApplicationScoped
public class SignedCodes {
    private final KeyRing keys;
    private final TokenSettings settings;

    /** What a code is good for. */
    public enum Purpose {
        /** To be let in at a performance. */
        ENTRY,

        /** To ask for one's turn (requirement 3, section 2). */
        QUEUE,

        /** To pay for a hold (requirement 3, section 3). */
        PAYMENT;

        String type() {
            return name().toLowerCase(Locale.ROOT) + "+jwt";
        }

        /** Differs from the audience of access tokens, whatever that is. */
        String audience(TokenSettings settings) {
            return settings.audience() + "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a code of ours says. @param until it is good; whoever reads it judges whether that is over */
    public record Said(String subject, Map<String, Object> claims, Instant until) {
    }

    /** For the container's proxy. */
    protected SignedCodes() {
        this(null, null);
    }

    @Inject
    SignedCodes(KeyRing keys, TokenSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * The same facts, signed with the same key, are the same code.
     *
     * @param claims short: a code has to fit into a QR code that a telephone reads
     */
    public String sign(Purpose purpose, String subject, Map<String, ?> claims, Instant issuedAt, Instant until) {
        JwtClaims all = new JwtClaims();
        all.setIssuer(settings.issuer());
        all.setAudience(purpose.audience(settings));
        all.setSubject(subject);
        all.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        all.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        claims.forEach(all::setClaim);

        PublicJsonWebKey key = keys.signer();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", purpose.type());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(all.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + key.getKeyId() + " is no RSA key", e);
        }
    }

    /** @return empty when the code is not ours, changed, or of another purpose; not when it has merely run out */
    public Optional<Said> read(Purpose purpose, String code) {
        try {
            JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver((signature, nesting) -> keys.byId(signature.getKeyIdHeaderValue())
                    .orElseThrow(() -> new UnresolvableKeyException("No such key"))
                    .getPublicKey())
                .setExpectedType(true, purpose.type())
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(purpose.audience(settings))
                .setRequireSubject()
                .setRequireExpirationTime()
                // The time is the reader's to judge.
                .setAllowedClockSkewInSeconds(Integer.MAX_VALUE)
                .build();
            JwtClaims claims = CompactTokens.process(consumer, code).getJwtClaims();
            return Optional.of(new Said(claims.getSubject(), claims.getClaimsMap(),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }
}
