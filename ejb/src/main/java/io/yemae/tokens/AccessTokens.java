package io.yemae.tokens;

import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.security.Jws;
import io.yemae.tokens.EndedTokens.Named;
import io.yemae.tokens.integration.KeyRing;
import io.yemae.tokens.integration.TrustedIssuer;
import io.yemae.tokens.integration.VerifiedTokens;
import io.yemae.tokens.integration.VerifiedTokens.Verified;
import io.yemae.tokens.persistence.CurrentRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;

/**
 * Access tokens: MicroProfile JWTs, valid for 30 minutes (requirement 1, 1.1). The subject is the user's id. They are signed with RS256,
 * because a token is signed once per login and verified with every request, and RSA verifies many times faster than ECDSA.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String TYPE = "JWT";
    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final String LOGIN = "sid";
    private static final String GENERATION = "gen";

    /** A claim that verification adds if the user's role is reduced to USER because a second factor is missing. */
    public static final String LACKS_SECOND_FACTOR = "lacks_second_factor";

    private final KeyRing keys;
    private final TokenSettings settings;
    private final Clock clock;
    private final TrustedIssuer trustedIssuer;
    private final VerifiedTokens verified;
    private final EndedTokens ended;
    private final CurrentRoles roles;

    /** For the container's proxy. */
    protected AccessTokens() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    AccessTokens(KeyRing keys, TokenSettings settings, Clock clock, TrustedIssuer trustedIssuer, VerifiedTokens verified, EndedTokens ended,
                 CurrentRoles roles) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.trustedIssuer = trustedIssuer;
        this.verified = verified;
        this.ended = ended;
        this.roles = roles;
    }

    /**
     * @param login      the claim {@code sid}: the token ends with this login
     * @param generation the claim {@code gen}, the user's token generation: tokens of earlier generations have ended
     */
    public String issue(TokenOwner user, UUID login, int generation) {
        Instant now = clock.instant();
        Jws jws = jws();
        JwtClaims claims = jws.claims(user.id().toString(), now, now.plus(LIFETIME));
        claims.setGeneratedJwtId();
        claims.setStringClaim("email", user.email());
        claims.setStringClaim(LOGIN, login.toString());
        // A string, because for each request the server wraps every number in an unknown claim as a JSON value. That takes longer than most
        // requests.
        claims.setStringClaim(GENERATION, String.valueOf(generation));
        claims.setStringListClaim("groups", List.copyOf(user.role().groups()));
        return jws.sign(claims);
    }

    /**
     * For a user of a warm-up or a rehearsal ({@link io.yemae.shared.WarmUpIds}), who cannot log in. There is no login: a token is refused
     * only if its login has ended.
     */
    public String issueToBot(UUID user) {
        return issue(new TokenOwner(new UserId(user), user + "@warm-up.invalid", Role.USER), user, 0);
    }

    /**
     * Verifies a token of ours or of the trusted issuer. The subject of the claims is the user's id. The groups of staff
     * are those of the user's role in the database, at most a second old.
     *
     * @throws InvalidJwtException if the token is of neither issuer, has another audience, has expired or was changed; or if it has ended,
     *                             with its login or because the user was locked or got another role
     */
    public JwtClaims verify(String token) throws InvalidJwtException {
        Optional<JwtClaims> known = known(token);
        if (known.isPresent()) {
            return withCurrentRole(known.get());
        }
        return withCurrentRole(trustedIssuer.isNamedBy(token) ? trustedIssuer.verify(token, CLOCK_SKEW_SECONDS) : verifyOurs(token));
    }

    /**
     * The claims of a token of ours that this node has verified before. Does not block. Empty if the token is not known, or not valid any
     * more. The groups are those at the time of issue: a caller that requires more than USER has to call {@link #verify}.
     */
    public Optional<JwtClaims> known(String token) {
        long latest = NumericDate.fromMilliseconds(clock.millis()).getValue() - CLOCK_SKEW_SECONDS;
        return verified.get(token)
            .filter(each -> latest < each.expiresAtSeconds() && keys.holds(each.key()) && !ended.contains(each.named()))
            .map(Verified::copyOfClaims);
    }

    private JwtClaims withCurrentRole(JwtClaims claims) {
        if (claims.getClaimValue("groups") instanceof Collection<?> groups && groups.stream().anyMatch(CurrentRoles.STAFF::contains)) {
            Optional<UserId> user = Uuid7.parse(claims.getClaimValue("sub")).map(UserId::new);
            // The trusted issuer requires second factors itself.
            boolean lacksSecondFactor = claims.hasClaim(LOGIN) && user.filter(roles::lacksSecondFactor).isPresent();
            Set<String> current = user.flatMap(roles::of).map(role -> lacksSecondFactor ? Role.USER : role).map(Role::groups)
                .orElse(Set.of());
            if (lacksSecondFactor) {
                claims.setClaim(LACKS_SECOND_FACTOR, true);
            }
            claims.setStringListClaim("groups", groups.stream().flatMap(group -> Role.included(String.valueOf(group)).stream())
                .distinct().filter(current::contains).toList());
        }
        return claims;
    }

    private JwtClaims verifyOurs(String token) throws InvalidJwtException {
        JwtContext context = jws().verify(token, clock.instant(), CLOCK_SKEW_SECONDS);
        JwtClaims claims = context.getJwtClaims();
        Named named = named(claims);
        if (ended.contains(named)) {
            throw new InvalidJwtException("Ended", List.of(new ErrorCodeValidator.Error(ErrorCodes.MISCELLANEOUS, "Ended")), context);
        }
        remember(token, context, named);
        // A copy, so that changes by the caller do not reach the cache.
        JwtClaims answered = new JwtClaims();
        claims.getClaimsMap().forEach(answered::setClaim);
        return answered;
    }

    private Jws jws() {
        return Jws.rs256(TYPE, settings.issuer(), settings.audience(), keys::signer, keys::byId);
    }

    private void remember(String token, JwtContext context, Named named) {
        try {
            JwtClaims claims = context.getJwtClaims();
            long expiresAtSeconds = claims.getExpirationTime().getValue();
            JsonWebStructure signed = context.getJoseObjects().get(0);
            // Not cached if the key has been replaced in the meantime.
            keys.byId(signed.getKeyIdHeaderValue()).filter(key -> key.getPublicKey().equals(signed.getKey()))
                .ifPresent(key -> verified.add(token, new Verified(claims, key, expiresAtSeconds, named)));
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("The claims were verified", e);
        }
    }

    /** The subjects by which the token can end. */
    private static Named named(JwtClaims claims) {
        int generation = claims.getClaimValue(GENERATION) instanceof String number ? Integer.parseInt(number) : 0;
        return new Named(Uuid7.parse(claims.getClaimValue("sub")).orElse(null), Uuid7.parse(claims.getClaimValue(LOGIN)).orElse(null),
            generation);
    }
}
