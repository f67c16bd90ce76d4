package io.yemae.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.IdempotencyKey;
import io.yemae.shared.idempotency.Keyed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/** The guarantee of {@link Idempotent} for work that does not run in the transaction of its request. */
@ApplicationScoped
public class IdempotentCalls {

    @Inject
    Idempotency idempotency;

    @Inject
    ObjectMapper json;

    /**
     * For work that calls another system and so must not run in a transaction.
     *
     * @param key     null if the client sent none
     * @param scope   caller and operation
     * @param body    the parsed request
     */
    public Response outsideTransaction(String key, String scope, Object body, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        IdempotencyKey idempotencyKey = new IdempotencyKey(scope, key, IdempotentInterceptor.hash(json, body));
        return response(idempotency.onceOutsideTransaction(idempotencyKey, ProblemKind.MISMATCH,
            () -> answer(work.get())));
    }

    /**
     * For work that stores its response itself, because it shares a transaction with other work.
     *
     * @param user       the caller
     * @param key        null if the client sent none
     * @param operation  method and path
     * @param parameters of the request, parsed
     * @param body       the body of the response, if the work succeeds with this status
     * @throws Problem invalid {@code INVALID_IDEMPOTENCY_KEY}
     */
    public <T> Keyed<T> keyed(UserId user, String key, String operation, Object[] parameters, Response.Status status,
                              Function<T, ?> body) {
        IdempotencyKey idempotencyKey = key == null ? null
            : new IdempotencyKey(user.value() + " " + operation, key, IdempotentInterceptor.hash(json, parameters));
        return new Keyed<>(idempotencyKey, ProblemKind.MISMATCH, result -> answer(status.getStatusCode(), body.apply(result)));
    }

    /** A response as it was stored. */
    public static Response response(Answer answer) {
        return Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
            .header("Idempotency-Replayed", answer.replayed() ? "true" : null)
            .entity(answer.body())
            .build();
    }

    private Answer answer(Response response) {
        return answer(response.getStatus(), response.getEntity());
    }

    private Answer answer(int status, Object body) {
        try {
            return new Answer(status, json.writeValueAsString(body), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that cannot be written", e);
        }
    }
}
