package io.yemae.account;

import io.yemae.account.integration.KeyRing;
import io.yemae.account.integration.TrustedIssuer;
import io.yemae.account.integration.VerifiedTokens;
import io.yemae.account.integration.VerifiedTokens.Verified;
import io.yemae.shared.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Access tokens: MicroProfile JWTs, good for 30 minutes (requirement 1, 1.1). The subject is the user's id. Signed with RS256, because they are
 * verified with every request and made once a login: RSA verifies many times faster than ECDSA.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String TYPE = "JWT";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final KeyRing keys;
    private final Settings settings;
    private final Clock clock;
    private final TrustedIssuer trustedIssuer;
    private final VerifiedTokens verified;

    /** For the container's proxy. */
    protected AccessTokens() {
        this(null, null, null, null, null);
    }

    @Inject
    AccessTokens(KeyRing keys, Settings settings, Clock clock, TrustedIssuer trustedIssuer, VerifiedTokens verified) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.trustedIssuer = trustedIssuer;
        this.verified = verified;
    }

    /** @param login told as {@code sid}, so that a user who changes the password stays logged in where that is done */
    String issue(UserView user, UUID login) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setAudience(settings.audience());
        claims.setSubject(user.id().toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setStringClaim("email", user.email());
        claims.setStringClaim("sid", login.toString());
        claims.setStringListClaim("groups", List.copyOf(user.role().groups()));

        PublicJsonWebKey key = keys.signer();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", TYPE);
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + key.getKeyId() + " is no RSA key", e);
        }
    }

    /**
     * The claims of a token of ours, or of the issuer that the installation trusts beside us; the subject is the user's id.
     *
     * @throws InvalidJwtException when the token is of neither, not for us, run out or changed
     */
    public JwtClaims verify(String token) throws InvalidJwtException {
        Optional<JwtClaims> known = known(token);
        if (known.isPresent()) {
            return known.get();
        }
        return trustedIssuer.isNamedBy(token) ? trustedIssuer.verify(token, CLOCK_SKEW_SECONDS) : verifyOurs(token);
    }

    /** The same for a token of ours that has been verified on this node before; waits for nothing. Empty when the token is another or good no more. */
    public Optional<JwtClaims> known(String token) {
        long latest = NumericDate.fromMilliseconds(clock.millis()).getValue() - CLOCK_SKEW_SECONDS;
        return verified.get(token).filter(each -> latest < each.expiresAtSeconds() && keys.holds(each.key())).map(Verified::copyOfClaims);
    }

    private JwtClaims verifyOurs(String token) throws InvalidJwtException {
        JwtContext context = new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
            .setVerificationKeyResolver((signature, nesting) -> keys.byId(signature.getKeyIdHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("No such key"))
                .getPublicKey())
            // A code of another purpose is signed with the same keys; see SignedCodes.
            .setExpectedType(true, TYPE)
            .setExpectedIssuer(settings.issuer())
            .setExpectedAudience(settings.audience())
            .setRequireSubject()
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .build()
            .process(token);
        remember(token, context);
        return context.getJwtClaims();
    }

    private void remember(String token, JwtContext context) {
        try {
            JwtClaims claims = context.getJwtClaims();
            long expiresAtSeconds = claims.getExpirationTime().getValue();
            JsonWebStructure signed = context.getJoseObjects().get(0);
            // Unless the key has been replaced since.
            keys.byId(signed.getKeyIdHeaderValue()).filter(key -> key.getPublicKey().equals(signed.getKey()))
                .ifPresent(key -> verified.add(token, new Verified(claims, key, expiresAtSeconds)));
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("The claims were verified", e);
        }
    }
}
