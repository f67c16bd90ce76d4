package io.yemae.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.PathIds;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.IdempotencyKey;
import io.yemae.shared.security.Sha256;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;

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
        return IdempotentCalls.response(idempotency.once(key, binding.whenReused(), () -> proceed(invocation)));
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
            return Sha256.hex(json.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was read can be written", e);
        }
    }
}
