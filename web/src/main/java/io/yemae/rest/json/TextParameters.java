package io.yemae.rest.json;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.ProblemResponses;
import io.yemae.shared.Problem;
import io.yemae.shared.text.InvalidTextException;
import io.yemae.shared.text.Text;
import io.yemae.shared.text.TextKind;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads query and path parameters by the rules of {@link Text}. They are compared and never stored, so all white space is accepted. The
 * filter refuses. The converter only normalises, because the JAX-RS runtime would answer its failures with 404.
 */
@Provider
public class TextParameters implements ContainerRequestFilter, ParamConverterProvider {

    @Inject
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            requireValid(request.getUriInfo().getQueryParameters());
            requireValid(request.getUriInfo().getPathParameters());
        } catch (Problem e) {
            request.abortWith(ProblemResponses.of(e, Dialect.at(http.getRequestURI())));
        }
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == String.class ? new TextConverter<>(type) : null;
    }

    private static void requireValid(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> values.forEach(value -> {
            try {
                Text.read(value, TextKind.LINES);
            } catch (InvalidTextException e) {
                throw Problem.invalidField(Text.shown(name), e.getMessage());
            }
        }));
    }

    private record TextConverter<T>(Class<T> type) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            return value == null ? null : type.cast(Text.shown(value));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
