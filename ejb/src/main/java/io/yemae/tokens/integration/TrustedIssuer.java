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
 * The issuer of an enterprise, whose access tokens are accepted beside ours. It says who somebody is; {@link ForeignUserDirectory} knows
 * which of our users that is. What that user may do is our role, whatever groups the token has, so nobody becomes an administrator
 * elsewhere.
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

    /** Whether a token says to be of this issuer; it is not verified yet. */
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
     * @param clockSkewSeconds by how much its clock and ours may differ
     * @return the claims of a token of ours for the same user and the same time
     * @throws InvalidJwtException when the token is not good, or names no user
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
     * An issuer signs ID tokens with the same key: they tell its application who has logged in, and are no proof of a permission to us.
     * They have another type, or, at issuers that type everything as JWT, claims that an access token has not (OpenID Connect Core 1.0, 2
     * and 3.3.2.11).
     */
    private boolean isAccessToken(JwtContext context) {
        String type = context.getJoseObjects().get(0).getHeader("typ");
        JwtClaims claims = context.getJwtClaims();
        return type != null && settings.trustedTokenTypes().contains(type.toLowerCase(Locale.ROOT).replaceFirst("^application/", ""))
            && ID_TOKEN_CLAIMS.stream().noneMatch(claims::hasClaim)
            && !"ID".equals(claims.getClaimValue("typ"));
    }

    /** An address counts if the issuer says that it has verified it. Keeping quiet about that is no such word. */
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
