package io.yemae.tokens;

import io.yemae.shared.security.Jws;
import io.yemae.tokens.integration.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Signed codes, which state facts about a thing and do not identify a person. They can be verified offline with our published keys. Each
 * purpose has its own type and audience, so that a code is accepted neither as an access token nor for another purpose.
 */
@ApplicationScoped
public class SignedCodes {
    private final KeyRing keys;
    private final TokenSettings settings;

    public enum Purpose {
        /** Entry to a performance. */
        ENTRY,

        /** Payment of a hold (requirement 3, section 3). */
        PAYMENT
    }

    /** The content of a verified code. @param expiresAt may be in the past; the caller decides whether that matters */
    public record Code(String subject, Map<String, Object> claims, Instant expiresAt) {
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
     * Deterministic: the same arguments and the same key give the same code.
     *
     * @param claims few and short, so that a phone can read the code as a QR code
     */
    public String sign(Purpose purpose, String subject, Map<String, ?> claims, Instant issuedAt, Instant expiresAt) {
        Jws jws = jws(purpose);
        JwtClaims all = jws.claims(subject, issuedAt, expiresAt);
        claims.forEach(all::setClaim);
        return jws.sign(all);
    }

    /** @return empty if the code is not ours, was changed, or is for another purpose; an expired code is returned */
    public Optional<Code> read(Purpose purpose, String code) {
        try {
            JwtClaims claims = jws(purpose).verifyIgnoringExpiry(code).getJwtClaims();
            return Optional.of(new Code(claims.getSubject(), claims.getClaimsMap(),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Jws jws(Purpose purpose) {
        String name = purpose.name().toLowerCase(Locale.ROOT);
        // Differs from the audience of access tokens, whatever audience is configured.
        return Jws.rs256(name + "+jwt", settings.issuer(), settings.audience() + "/" + name, keys::signer, keys::byId);
    }
}
