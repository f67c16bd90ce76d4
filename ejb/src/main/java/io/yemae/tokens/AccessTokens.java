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
 * Access tokens: MicroProfile JWTs, good for 30 minutes (requirement 1, 1.1). The subject is the user's id. Signed with RS256, because they
 * are verified with every request and made once a login: RSA verifies many times faster than ECDSA.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String TYPE = "JWT";
    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final String LOGIN = "sid";
    private static final String GENERATION = "gen";

    /** A claim that tokens are given when they are verified: the user's role would allow more if there were a second factor. */
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
     * @param login      told as {@code sid}, so that a token ends with its login
     * @param generation of the user's tokens, told as {@code gen}: those of earlier generations have ended
     */
    public String issue(TokenOwner user, UUID login, int generation) {
        Instant now = clock.instant();
        Jws jws = jws();
        JwtClaims claims = jws.claims(user.id().toString(), now, now.plus(LIFETIME));
        claims.setGeneratedJwtId();
        claims.setStringClaim("email", user.email());
        claims.setStringClaim(LOGIN, login.toString());
        // A text: the server wraps every number that it does not know as a JSON value, for each request, which takes longer than most
        // requests.
        claims.setStringClaim(GENERATION, String.valueOf(generation));
        claims.setStringListClaim("groups", List.copyOf(user.role().groups()));
        return jws.sign(claims);
    }

    /**
     * The claims of a token of ours, or of the issuer that the installation trusts beside us; the subject is the user's id. The groups of
     * operators and administrators are those of the role that the user has in the database now, at most a second old.
     *
     * @throws InvalidJwtException when the token is of neither, not for us, run out, changed, or has ended: with its login, or because the
     *                             user was locked or got another role
     */
    public JwtClaims verify(String token) throws InvalidJwtException {
        Optional<JwtClaims> known = known(token);
        if (known.isPresent()) {
            return withCurrentRole(known.get());
        }
        return withCurrentRole(trustedIssuer.isNamedBy(token) ? trustedIssuer.verify(token, CLOCK_SKEW_SECONDS) : verifyOurs(token));
    }

    /**
     * The same for a token of ours that has been verified on this node before; waits for nothing. Empty when the token is another or good
     * no more. The groups are those of the time at which it was issued: whoever needs more than USER has to ask {@link #verify}.
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
            // The other issuer asks for second factors itself.
            boolean lacksSecondFactor = claims.hasClaim(LOGIN) && user.filter(roles::lacksSecondFactor).isPresent();
            Set<String> current = user.flatMap(roles::of).map(role -> lacksSecondFactor ? Role.USER : role).map(Role::groups)
                .orElse(Set.of());
            if (lacksSecondFactor) {
                claims.setClaim(LACKS_SECOND_FACTOR, true);
            }
            claims.setStringListClaim("groups", groups.stream().map(String::valueOf).filter(current::contains).toList());
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
        // What is remembered is not changed with what is answered.
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
            // Unless the key has been replaced since.
            keys.byId(signed.getKeyIdHeaderValue()).filter(key -> key.getPublicKey().equals(signed.getKey()))
                .ifPresent(key -> verified.add(token, new Verified(claims, key, expiresAtSeconds, named)));
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("The claims were verified", e);
        }
    }

    /** What the token names that can end. */
    private static Named named(JwtClaims claims) {
        int generation = claims.getClaimValue(GENERATION) instanceof String number ? Integer.parseInt(number) : 0;
        return new Named(Uuid7.parse(claims.getClaimValue("sub")).orElse(null), Uuid7.parse(claims.getClaimValue(LOGIN)).orElse(null),
            generation);
    }
}
