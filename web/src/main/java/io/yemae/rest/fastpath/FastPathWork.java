package io.yemae.rest.fastpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.Dialect;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.problem.ErrorMessages;
import io.yemae.rest.problem.FailureMapper;
import io.yemae.rest.problem.ProblemBody;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Work for a POST request of a user, done on a worker thread. The body is read as on the normal path, and failures become the same
 * responses. What is irregular before the work begins takes the normal path, which refuses it: a body that is not valid, a token that is
 * not, a caller without the role USER. So does a request with a queue token, which a filter of the normal path judges.
 */
@ApplicationScoped
public class FastPathWork {

    @Inject
    FastPathCallers callers;

    @Inject
    FailureMapper failures;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper json;

    /**
     * The work of a feature.
     *
     * @param <B> the body
     */
    @FunctionalInterface
    public interface Work<B> {

        /** @param key the idempotency key; null if the client sent none */
        CompletionStage<Answer> apply(UserId user, B body, String key);
    }

    /** What of a request is needed on other threads than the one that has read it. */
    private record Call<B>(B body, String token, String key, String path, Dialect dialect, String trace, String languages,
                           Executor workers) {
    }

    /** Why a request takes the normal path. */
    private static final class NotSimple extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSimple() {
            super(null, null, false, false);
        }
    }

    /**
     * @param path of the requests
     * @param type of their body
     * @param work runs on a worker thread, which it may block
     * @return empty if the request must take the normal path; otherwise a stage that fails if it must
     */
    public <B> Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request, String path, Class<B> type, Work<B> work) {
        if (!request.isAt(HttpMethod.POST, path) || request.first("Queue-Token") != null) {
            return Optional.empty();
        }
        Optional<String> token = request.accessToken();
        Dialect dialect = Dialect.at(path);
        Optional<B> body = token.isEmpty() ? Optional.empty() : request.json().flatMap(bytes -> read(bytes, type, dialect));
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Call<B> call = new Call<>(body.get(), token.get(), request.first("Idempotency-Key"), path, dialect, request.trace(),
            request.first(HttpHeaders.ACCEPT_LANGUAGE), request.workers());
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> response(call, work), call.workers()).thenCompose(Function.identity()));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }

    private <B> Optional<B> read(byte[] body, Class<B> type, Dialect dialect) {
        try {
            return Optional.ofNullable(json.readerFor(type).withAttribute(Dialect.class, dialect).readValue(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private <B> CompletionStage<FastPathResponse> response(Call<B> call, Work<B> work) {
        UserId user = user(call);
        try (Trace.Scope scope = Trace.beginRequest(call.trace(), user.value().toString())) {
            Function<Throwable, FastPathResponse> refusal = Trace.carried((Throwable failure) -> refused(failure, call));
            return done(call, user, work)
                // On another thread: the one that completes the work must not wait for clients.
                .handleAsync((answer, failure) -> failure == null ? succeeded(answer) : refusal.apply(failure), call.workers())
                // Whatever happens from here on, the normal path must not repeat the work.
                .exceptionally(refusal);
        }
    }

    private UserId user(Call<?> call) {
        try {
            UserId user = callers.verified(call.token()).orElseThrow(NotSimple::new);
            if (!validator.validate(call.body()).isEmpty()) {
                throw new NotSimple();
            }
            return user;
        } catch (InvalidJwtException e) {
            throw new CompletionException(e);
        }
    }

    private static <B> CompletionStage<Answer> done(Call<B> call, UserId user, Work<B> work) {
        try {
            return work.apply(user, call.body(), call.key());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static FastPathResponse succeeded(Answer answer) {
        return new FastPathResponse(answer.status(), headers(IdempotentCalls.response(answer)),
            List.of(ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8))));
    }

    private FastPathResponse refused(Throwable failure, Call<?> call) {
        Response response = failures.responseTo(failure, call.dialect());
        ProblemBody body = ErrorMessages.in(AcceptLanguage.preferred(call.languages()), (ProblemBody) response.getEntity());
        EventLog.refused(body.code(), body.status(), call.path());
        Map<String, String> headers = headers(response);
        headers.put(HttpHeaders.CONTENT_LANGUAGE, ErrorMessages.of(body).code());
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return new FastPathResponse(body.status(), headers, List.of(ByteBuffer.wrap(json.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers", e);
        }
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, values.get(0).toString()));
        return headers;
    }
}
