package io.yemae.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.yemae.it.kit.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The schemas of kinds of Kubernetes objects, out of a folder with the operators' custom resource definitions (YAML) and Kubernetes' own
 * OpenAPI document (JSON). As in the API server, a member that a schema does not name is an error.
 */
final class KubernetesSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String REFERENCE = "#/definitions/";
    private static final String INT_OR_STRING = "int-or-string";

    /** By apiVersion and kind. */
    private final Map<String, JsonNode> schemas = new HashMap<>();

    private KubernetesSchemas() {
    }

    static KubernetesSchemas in(Path folder) {
        KubernetesSchemas schemas = new KubernetesSchemas();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".json")) {
                    schemas.addDefinitions(JSON.readTree(file.toFile()).get("definitions"));
                } else {
                    Yaml.read(file).forEach(schemas::addResourceDefinition);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** What is wrong with an object. Empty if its kind is not known. */
    Optional<List<String>> errorsOf(JsonNode object) {
        return Optional.ofNullable(schemas.get(name(object.get("apiVersion").asText(), object.get("kind").asText())))
            .map(schema -> SCHEMAS.getSchema(schema).validate(object).stream().map(ValidationMessage::getMessage).toList());
    }

    private void addResourceDefinition(JsonNode resource) {
        JsonNode spec = resource.get("spec");
        for (JsonNode version : spec.get("versions")) {
            ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
            ((ObjectNode) schema.get("properties")).putObject("metadata").put("type", "object");
            close(schema);
            schemas.put(name(spec.get("group").asText() + '/' + version.get("name").asText(), spec.at("/names/kind").asText()), schema);
        }
    }

    private void addDefinitions(JsonNode definitions) {
        for (JsonNode definition : definitions) {
            for (JsonNode kind : definition.path("x-kubernetes-group-version-kind")) {
                String group = kind.get("group").asText();
                if (group.equals("policy") || group.equals("networking.k8s.io")) {
                    ObjectNode schema = (ObjectNode) resolved(definition, definitions);
                    close(schema);
                    schemas.put(name(group + '/' + kind.get("version").asText(), kind.get("kind").asText()), schema);
                }
            }
        }
    }

    /** The definition with those that it refers to in their places. */
    private static JsonNode resolved(JsonNode node, JsonNode definitions) {
        if (node.has("$ref")) {
            return resolved(definitions.get(node.get("$ref").asText().substring(REFERENCE.length())), definitions);
        }
        if (node.path("format").asText().equals(INT_OR_STRING)) {
            return JSON.createObjectNode();
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(each -> each.setValue(resolved(each.getValue(), definitions)));
        }
        return copy;
    }

    private static void close(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty() && !schema.has("additionalProperties") && !schema.has("x-kubernetes-preserve-unknown-fields")) {
            schema.put("additionalProperties", false);
        }
        properties.forEach(KubernetesSchemas::close);
        close(schema.path("items"));
        close(schema.path("additionalProperties"));
    }

    private static String name(String version, String kind) {
        return version + ' ' + kind;
    }
}
