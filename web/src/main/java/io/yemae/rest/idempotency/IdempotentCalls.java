package io.yemae.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What {@link Idempotent} promises, for work that waits for somebody outside and so runs in no transaction. */
@ApplicationScoped
public class IdempotentCalls {

    @Inject
    Idempotency idempotency;

    @Inject
    ObjectMapper json;

    /**
     * @param key null when the client sent none
     * @param scope caller and route
     * @param request as it was understood
     */
    public Response apart(String key, String scope, Object request, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        IdempotencyKey once = new IdempotencyKey(scope, key, IdempotentInterceptor.hash(json, request));
        Answer answer = idempotency.onceApart(once, ProblemKind.MISMATCH, () -> written(work.get()));
        return Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
            .header("Idempotency-Replayed", answer.replayed() ? "true" : null)
            .entity(answer.body())
            .build();
    }

    private Answer written(Response response) {
        try {
            return new Answer(response.getStatus(), json.writeValueAsString(response.getEntity()), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that cannot be written", e);
        }
    }
}
