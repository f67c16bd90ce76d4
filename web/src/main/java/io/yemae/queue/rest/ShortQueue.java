package io.yemae.queue.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.account.AccessTokens;
import io.yemae.queue.QueueAtHand;
import io.yemae.rest.shortway.ShortAnswer;
import io.yemae.rest.shortway.ShortRequest;
import io.yemae.rest.shortway.ShortWay;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jose4j.jwt.JwtClaims;

/** Polls of the waiting room and entries to it, which a crowd sends by the ten thousand. As {@link QueueResource} answers them. */
@ApplicationScoped
public class ShortQueue implements ShortWay {

    @Inject
    AccessTokens accessTokens;

    @Inject
    QueueAtHand queue;

    @Inject
    ObjectMapper json;

    @Override
    public Optional<CompletionStage<ShortAnswer>> answer(ShortRequest request) {
        Optional<EventId> polled = request.idAfter(HttpMethod.GET, "/api/queue/status/").map(EventId::new);
        if (polled.isPresent()) {
            return user(request).flatMap(user -> queue.status(polled.get(), user)).map(QueueBodies.Status::of)
                .map(status -> CompletableFuture.completedStage(answer(status, status.retryAfter())));
        }
        Optional<EventId> entered = request.idAfter(HttpMethod.POST, "/api/queue/check/").map(EventId::new);
        return entered.flatMap(event -> user(request).flatMap(user -> queue.enter(event, user)))
            .map(entry -> entry.thenApply(QueueBodies.Check::of).thenApply(place -> answer(place, place.retryAfter())));
    }

    /** Who shows a token that was verified before. */
    private Optional<UserId> user(ShortRequest request) {
        return request.accessToken().flatMap(accessTokens::known).filter(ShortQueue::isUser)
            .flatMap(claims -> Uuid7.parse(claims.getClaimValue("sub"))).map(UserId::new);
    }

    /** As the resource demands. */
    private static boolean isUser(JwtClaims claims) {
        return claims.getClaimValue("groups") instanceof Collection<?> groups && groups.contains("USER");
    }

    private ShortAnswer answer(Object body, Integer retryAfter) {
        try {
            Map<String, String> headers = retryAfter == null ? Map.of() : Map.of(HttpHeaders.RETRY_AFTER, retryAfter.toString());
            return ShortAnswer.ok(headers, json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers", e);
        }
    }
}
