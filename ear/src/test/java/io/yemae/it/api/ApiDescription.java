package io.yemae.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The API document of a running server. */
record ApiDescription(JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String SCHEMA_PREFIX = "#/components/schemas/";

    /** @param item the path item, with what all operations of the path share */
    record Operation(String method, String path, JsonNode item, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        boolean isSecured() {
            return stream(node.path("security")).anyMatch(each -> !each.isEmpty())
                && stream(node.path("security")).noneMatch(JsonNode::isEmpty);
        }

        Set<String> statuses() {
            return names(node.path("responses"));
        }

        Stream<JsonNode> parameters() {
            return Stream.concat(stream(item.path("parameters")), stream(node.path("parameters")));
        }

        JsonNode requestContent() {
            return node.at("/requestBody/content/application~1json");
        }

        JsonNode content(String status, String mediaType) {
            return node.path("responses").path(status).path("content").path(mediaType);
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + id() + ")";
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(each -> {
            if (METHODS.contains(each.getKey())) {
                operations.add(new Operation(each.getKey().toUpperCase(), path.getKey(), path.getValue(), each.getValue()));
            }
        }));
        return operations;
    }

    JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** The names of the schemas that are referenced from here, directly or indirectly. */
    Set<String> reachedFrom(Stream<JsonNode> nodes) {
        Set<String> reached = new TreeSet<>();
        nodes.forEach(node -> reach(node, reached));
        return reached;
    }

    private void reach(JsonNode node, Set<String> reached) {
        for (String reference : node.findValuesAsText("$ref")) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith(SCHEMA_PREFIX) && reached.add(name)) {
                reach(schema(name), reached);
            }
        }
    }

    /** The violations of a schema of this document by a value; empty if it is valid. */
    Set<ValidationMessage> differences(JsonNode schema, JsonNode value) {
        ObjectNode combined = JsonNodeFactory.instance.objectNode();
        combined.set("components", document.path("components"));
        combined.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(combined).validate(value);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<Map.Entry<String, JsonNode>> each = object.fields(); each.hasNext();) {
            names.add(each.next().getKey());
        }
        return names;
    }
}
