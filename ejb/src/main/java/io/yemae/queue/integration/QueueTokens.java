package io.yemae.queue.integration;

import io.yemae.queue.QueuePosition;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.QueueToken;
import io.yemae.queue.persistence.RoomStatements;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.security.Jws;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tokens that name a place, so that it can be shown without an access token (requirement 3, section 2; requirement 4). A token says whose
 * place it is and grants nothing by itself: the room still has to know the place.
 */
@ApplicationScoped
public class QueueTokens {
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final RoomStatements statements;
    private final Clock clock;
    private final Jws jws = Jws.hs256("yemae-queue", this::key);

    private volatile SecretKeySpec key;

    /** For the container's proxy. */
    protected QueueTokens() {
        this(null, null);
    }

    @Inject
    QueueTokens(RoomStatements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** @param shown claims for the client, in the format of its API */
    public String sign(EventId event, UserId user, QueueTicket ticket, Map<String, ?> shown) {
        return sign(event, user, ticket, shown, clock.instant());
    }

    /** As {@link #sign}, with the place that the token names. */
    public QueuePosition issue(EventId event, UserId user, QueueTicket ticket, Map<String, ?> shown) {
        Instant now = clock.instant();
        // A token has whole seconds.
        Instant expiresAt = now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        return position(event, user, sign(event, user, ticket, shown, now), ticket, expiresAt);
    }

    private String sign(EventId event, UserId user, QueueTicket ticket, Map<String, ?> shown, Instant now) {
        JwtClaims claims = jws.claims(user.toString(), now, now.plus(LIFETIME));
        claims.setStringClaim("event", event.toString());
        claims.setClaim("epoch", ticket.epoch());
        claims.setClaim("arrival", ticket.arrival());
        shown.forEach(claims::setClaim);
        return jws.sign(claims);
    }

    /** @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN}: forged, of another kind, or expired */
    public QueueToken verify(String token) {
        try {
            JwtClaims claims = jws.verify(token, clock.instant(), 0).getJwtClaims();
            return new QueueToken(Uuid7.parse(claims.getStringClaimValue("event")).map(EventId::new).orElseThrow(QueueToken::invalid),
                Uuid7.parse(claims.getSubject()).map(UserId::new).orElseThrow(QueueToken::invalid),
                claims.getClaimValue("epoch", Number.class).intValue(), claims.getClaimValue("arrival", Number.class).longValue(),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()), claims.getClaimsMap());
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw QueueToken.invalid();
        }
    }

    public QueuePosition position(String token, QueueToken named, QueueTicket ticket) {
        return position(named.event(), named.user(), token, ticket, named.expiresAt());
    }

    private QueuePosition position(EventId event, UserId user, String token, QueueTicket ticket, Instant tokenExpiresAt) {
        return new QueuePosition(event, user, token, ticket,
            ticket.admitted() ? clock.instant().plusSeconds(ticket.secondsLeft()) : tokenExpiresAt);
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(statements.secret(), "HmacSHA256");
        }
        return key;
    }
}
