package io.yemae.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.PathIds;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.IdempotencyKey;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Runs the resource method in the transaction of the key and stores its response, or sends the stored response. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotentInterceptor {
    private static final String HEADER = "Idempotency-Key";

    @Inject
    HttpServletRequest request;

    @Inject
    Idempotency idempotency;

    @Inject
    ObjectMapper json;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String header = request.getHeader(HEADER);
        if (header == null) {
            return invocation.proceed();
        }
        Idempotent binding = invocation.getMethod().getAnnotation(Idempotent.class);
        String operation = binding.operation().isEmpty() ? request.getMethod() + " " + route(invocation.getMethod()) : binding.operation();
        IdempotencyKey key = new IdempotencyKey(request.getRemoteUser() + " " + operation, header, hash(normalised(invocation)));
        Answer answer = idempotency.once(key, binding.whenReused(), () -> proceed(invocation));
        return Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
            .header("Idempotency-Replayed", answer.replayed() ? "true" : null)
            .entity(answer.body())
            .build();
    }

    /** The path as it is declared, so different spellings of an id are the same route. */
    private static String route(Method method) {
        Path own = method.getAnnotation(Path.class);
        return method.getDeclaringClass().getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    /** The parameters, with the ids of the path in their canonical spelling. */
    private static Object[] normalised(InvocationContext invocation) {
        Annotation[][] annotations = invocation.getMethod().getParameterAnnotations();
        Object[] parameters = invocation.getParameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof String text && Arrays.stream(annotations[i]).anyMatch(PathParam.class::isInstance)) {
                parameters[i] = PathIds.canonical(text);
            }
        }
        return parameters;
    }

    private Answer proceed(InvocationContext invocation) {
        try {
            Response response = (Response) invocation.proceed();
            return new Answer(response.getStatus(), json.writeValueAsString(response.getEntity()), false);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("No resource throws a checked exception", e);
        }
    }

    private String hash(Object[] parameters) {
        return hash(json, parameters);
    }

    /** The hash of the parsed request, so white space and the order of members do not count. */
    static String hash(ObjectMapper json, Object request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was read can be written", e);
        }
    }
}
