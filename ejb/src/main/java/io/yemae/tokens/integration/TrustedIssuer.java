package io.yemae.tokens.integration;

import io.yemae.shared.security.Jws;
import io.yemae.tokens.ForeignUser;
import io.yemae.tokens.ForeignUserDirectory;
import io.yemae.tokens.TokenOwner;
import io.yemae.tokens.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * The identity provider of an enterprise, whose access tokens are accepted in addition to ours. It identifies the person, and {@link
 * ForeignUserDirectory} finds the matching user of ours. Permissions come from our role, whatever groups the token contains, so that nobody
 * becomes an administrator elsewhere.
 */
@ApplicationScoped
public class TrustedIssuer {
    private static final List<String> ID_TOKEN_CLAIMS = List.of("nonce", "at_hash", "c_hash");
    private static final int LONGEST_SUBJECT = 255;

    private final TokenSettings settings;
    private final Clock clock;
    private final ForeignUserDirectory users;
    private final TrustedKeys keys;

    /** For the container's proxy. */
    protected TrustedIssuer() {
        this.settings = null;
        this.clock = null;
        this.users = null;
        this.keys = null;
    }

    @Inject
    public TrustedIssuer(TokenSettings settings, Clock clock, ForeignUserDirectory users) {
        this.settings = settings;
        this.clock = clock;
        this.users = users;
        this.keys = settings.trustedKeysLocation().map(location -> new TrustedKeys(location, clock)).orElse(null);
    }

    /** Whether a token claims to be of this issuer. The token is not verified yet. */
    public boolean isNamedBy(String token) throws InvalidJwtException {
        if (settings.trustedIssuer().isEmpty() || keys == null) {
            return false;
        }
        JwtConsumer consumer = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();
        Object issuer = Jws.process(consumer, token).getJwtClaims().getClaimValue("iss");
        return settings.trustedIssuer().get().equals(issuer);
    }

    /**
     * @param clockSkewSeconds the accepted difference between the issuer's clock and ours
     * @return the claims of one of our tokens for the same user, with the same expiry
     * @throws InvalidJwtException if the token is not valid, or belongs to no user of ours
     */
    public JwtClaims verify(String token, int clockSkewSeconds) throws InvalidJwtException {
        JwtConsumer consumer = new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256,
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            .setVerificationKeyResolver((signature, nesting) -> keys.byId(signature.getKeyIdHeaderValue()))
            .setExpectedIssuer(settings.trustedIssuer().orElseThrow())
            .setExpectedAudience(settings.trustedAudiences())
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(clockSkewSeconds)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .setRequireSubject()
            .build();
        JwtContext context = Jws.process(consumer, token);
        JwtClaims claims = context.getJwtClaims();
        if (!isAccessToken(context)) {
            throw refused(ErrorCodes.TYPE_INVALID, "No access token");
        }
        TokenOwner user = user(claims).orElseThrow(() -> refused(ErrorCodes.SUBJECT_INVALID, "No user of ours"));
        try {
            JwtClaims ours = new JwtClaims();
            ours.setIssuer(claims.getIssuer());
            ours.setAudience(claims.getAudience());
            ours.setSubject(user.id().toString());
            ours.setExpirationTime(claims.getExpirationTime());
            ours.setStringClaim("email", user.email());
            ours.setStringListClaim("groups", List.copyOf(user.role().groups()));
            return ours;
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("The claims were verified", e);
        }
    }

    /**
     * Refuses ID tokens, which an issuer signs with the same key. They inform the issuer's application about a login and grant nothing
     * here. They have another type, or, at issuers that use the type JWT for everything, claims that access tokens do not have (OpenID
     * Connect Core 1.0, 2 and 3.3.2.11).
     */
    private boolean isAccessToken(JwtContext context) {
        String type = context.getJoseObjects().get(0).getHeader("typ");
        JwtClaims claims = context.getJwtClaims();
        return type != null && settings.trustedTokenTypes().contains(type.toLowerCase(Locale.ROOT).replaceFirst("^application/", ""))
            && ID_TOKEN_CLAIMS.stream().noneMatch(claims::hasClaim)
            && !"ID".equals(claims.getClaimValue("typ"));
    }

    /** An address counts only if the issuer states that it has verified it. Without a statement, it is unverified. */
    private Optional<TokenOwner> user(JwtClaims claims) {
        boolean verified = Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
        return claims.getClaimValue("sub") instanceof String subject && !subject.isEmpty() && subject.length() <= LONGEST_SUBJECT
            ? users.find(new ForeignUser(settings.trustedIssuer().orElseThrow(), subject,
                verified && claims.getClaimValue("email") instanceof String email ? email : null))
            : Optional.empty();
    }

    private static InvalidJwtException refused(int code, String reason) {
        return new InvalidJwtException(reason, List.of(new ErrorCodeValidator.Error(code, reason)), null);
    }
}
