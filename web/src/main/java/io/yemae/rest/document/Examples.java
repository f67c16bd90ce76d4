package io.yemae.rest.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.json.JsonBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * A recorded request and its responses: the members of {@code examples/<operationId>.json} are {@code request} and the status codes of the
 * responses.
 */
final class Examples {
    private static final ObjectMapper JSON = JsonBounds.plainMapper();
    private static final String JSON_TYPE = "application/json";

    private final Map<String, Object> recorded;

    private Examples(Map<String, Object> recorded) {
        this.recorded = recorded;
    }

    static Examples of(String operationId) {
        try (InputStream file = Examples.class.getResourceAsStream("examples/" + operationId + ".json")) {
            return new Examples(file == null ? Map.of() : JSON.readValue(file, new TypeReference<Map<String, Object>>() { }));
        } catch (IOException e) {
            throw new UncheckedIOException("Example of " + operationId, e);
        }
    }

    void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), "request");
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> add(response.getContent(), status));
    }

    private void add(Content content, String name) {
        MediaType json = content == null ? null : content.getMediaType(JSON_TYPE);
        if (json != null && recorded.containsKey(name)) {
            json.setExample(recorded.get(name));
        }
    }
}
