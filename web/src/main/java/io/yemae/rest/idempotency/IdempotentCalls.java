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

/** The guarantee of {@link Idempotent} for work that calls another system and so must not run in a transaction. */
@ApplicationScoped
public class IdempotentCalls {

    @Inject
    Idempotency idempotency;

    @Inject
    ObjectMapper json;

    /**
     * @param key     null if the client sent none
     * @param scope   caller and operation
     * @param request the parsed request
     */
    public Response outsideTransaction(String key, String scope, Object request, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        IdempotencyKey idempotencyKey = new IdempotencyKey(scope, key, IdempotentInterceptor.hash(json, request));
        Answer answer = idempotency.onceOutsideTransaction(idempotencyKey, ProblemKind.MISMATCH, () -> serialised(work.get()));
        return Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
            .header("Idempotency-Replayed", answer.replayed() ? "true" : null)
            .entity(answer.body())
            .build();
    }

    private Answer serialised(Response response) {
        try {
            return new Answer(response.getStatus(), json.writeValueAsString(response.getEntity()), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that cannot be written", e);
        }
    }
}
