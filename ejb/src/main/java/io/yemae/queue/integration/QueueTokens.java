package io.yemae.queue.integration;

import io.yemae.queue.QueuePosition;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.domain.Place;
import io.yemae.queue.persistence.RoomStatements;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.security.CompactTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Signs places, so that one can be shown without an access token (requirement 3, section 2; requirement 4). A token says whose place it is
 * and grants nothing by itself: the room still has to know the place.
 */
@ApplicationScoped
public class QueueTokens {
    private static final String AUDIENCE = "yemae-queue";
    private static final Duration LIFETIME = Duration.ofHours(24);

    @Inject
    RoomStatements statements;

    @Inject
    Clock clock;

    private volatile SecretKeySpec key;

    /** What a token names. */
    public record Claims(EventId event, UserId user, int epoch, long arrival, Instant expiresAt) {

        public boolean isOf(Place place) {
            return place.epoch() == epoch && place.arrival() == arrival;
        }
    }

    public QueuePosition issue(EventId event, UserId user, QueueTicket ticket) {
        String token = sign(event, user, ticket);
        return position(token, verify(token), ticket);
    }

    public QueuePosition position(String token, Claims claims, QueueTicket ticket) {
        return new QueuePosition(claims.event(), claims.user(), token, ticket,
            ticket.admitted() ? clock.instant().plusSeconds(ticket.secondsLeft()) : claims.expiresAt());
    }

    private String sign(EventId event, UserId user, QueueTicket ticket) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setAudience(AUDIENCE);
        claims.setSubject(user.toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setStringClaim("event", event.toString());
        claims.setClaim("epoch", ticket.epoch());
        claims.setClaim("arrival", ticket.arrival());
        claims.setClaim("remaining", ticket.position());
        claims.setClaim("wait", ticket.estimatedWait());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }

    /** @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN}: forged, of something else, or run out */
    public Claims verify(String token) {
        try {
            JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(key())
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
            JwtClaims claims = CompactTokens.process(consumer, token).getJwtClaims();
            return new Claims(Uuid7.parse(claims.getStringClaimValue("event")).map(EventId::new).orElseThrow(QueueTokens::invalid),
                Uuid7.parse(claims.getSubject()).map(UserId::new).orElseThrow(QueueTokens::invalid),
                claims.getClaimValue("epoch", Number.class).intValue(), claims.getClaimValue("arrival", Number.class).longValue(),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw invalid();
        }
    }

    public static Problem invalid() {
        return Problem.unauthenticated("INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(statements.secret(), "HmacSHA256");
        }
        return key;
    }
}
