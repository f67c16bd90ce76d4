package io.yemae.account.integration;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.shared.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * The issuer of an enterprise, whose tokens are accepted beside ours. It says who somebody is, by an e-mail address that one of our users has;
 * what that user may do is our role, whatever groups the token has. So nobody becomes an administrator elsewhere.
 */
@ApplicationScoped
public class TrustedIssuer {
    private final Settings settings;
    private final Clock clock;
    private final Function<String, Optional<UserView>> userByEmail;
    private final TrustedKeys keys;

    /** For the container's proxy. */
    protected TrustedIssuer() {
        this.settings = null;
        this.clock = null;
        this.userByEmail = null;
        this.keys = null;
    }

    @Inject
    TrustedIssuer(Settings settings, Clock clock, Accounts accounts) {
        this(settings, clock, accounts::byEmail);
    }

    public TrustedIssuer(Settings settings, Clock clock, Function<String, Optional<UserView>> userByEmail) {
        this.settings = settings;
        this.clock = clock;
        this.userByEmail = userByEmail;
        this.keys = settings.trustedKeysLocation().map(location -> new TrustedKeys(location, clock)).orElse(null);
    }

    /** Whether a token says to be of this issuer; it is not verified yet. */
    public boolean isNamedBy(String token) throws InvalidJwtException {
        if (settings.trustedIssuer().isEmpty() || keys == null) {
            return false;
        }
        Object issuer = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build()
            .processToClaims(token)
            .getClaimValue("iss");
        return settings.trustedIssuer().get().equals(issuer);
    }

    /**
     * @param clockSkewSeconds by how much its clock and ours may differ
     * @return the claims of a token of ours for the same user and the same time
     * @throws InvalidJwtException when the token is not good, or names no user
     */
    public JwtClaims verify(String token, int clockSkewSeconds) throws InvalidJwtException {
        JwtClaims claims = new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256,
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            .setVerificationKeyResolver((signature, nesting) -> keys.byId(signature.getKeyIdHeaderValue()))
            .setExpectedIssuer(settings.trustedIssuer().orElseThrow())
            .setExpectedAudience(settings.trustedAudiences())
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(clockSkewSeconds)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .build()
            .processToClaims(token);
        UserView user = user(claims).orElseThrow(() -> new InvalidJwtException("No user of ours",
            List.of(new ErrorCodeValidator.Error(ErrorCodes.SUBJECT_INVALID, "No user of ours")), null));
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

    /** An address that the issuer itself has not verified is anybody's. */
    private Optional<UserView> user(JwtClaims claims) {
        boolean unverified = Boolean.FALSE.equals(claims.getClaimValue("email_verified"));
        return claims.getClaimValue("email") instanceof String email && !unverified ? userByEmail.apply(email) : Optional.empty();
    }
}
