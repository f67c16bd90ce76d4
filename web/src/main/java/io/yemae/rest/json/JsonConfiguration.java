package io.yemae.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.yemae.rest.Dates;
import io.yemae.rest.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * How JSON is read and written everywhere: instants as ISO-8601; a string instead of a number, or a number that does not fit, is refused
 * and never converted. The {@link Dialect} of the path decides about unknown members.
 */
@Provider
@ApplicationScoped
public class JsonConfiguration implements ContextResolver<ObjectMapper> {
    @Inject
    HttpServletRequest request;

    private final ObjectMapper json = JsonBounds.builder()
        .addHandler(new UnknownMembers())
        .addModule(new JavaTimeModule())
        .addModule(new SimpleModule()
            .addDeserializer(String.class, new TextDeserializer())
            .addDeserializer(Instant.class, new InstantDeserializer()))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();

    /** The runtime caches one reader for each type, whatever path it is used at, so the path is looked up for each unknown member. */
    private final class UnknownMembers extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser, JsonDeserializer<?> deserializer,
                                             Object bean, String name) throws IOException {
            // The fast path has no servlet request and gives the dialect itself.
            Object dialect = context.getAttribute(Dialect.class);
            if (!(dialect == null ? Dialect.at(request.getRequestURI()) : (Dialect) dialect).ignoresUnknownMembers()) {
                return false;
            }
            parser.skipChildren();
            return true;
        }
    }

    /** An ISO-8601 instant with an offset, of a year with four digits. */
    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            Optional<Instant> instant = Dates.instant(parser.getText());
            return instant.isPresent() ? instant.get()
                : (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not an instant");
        }
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return json;
    }

    @Produces
    ObjectMapper mapper() {
        return json;
    }
}
