package io.yemae.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests generated from the API document and a seed: its paths and fields, with values of all kinds, valid
 * ones among them.
 */
final class RandomRequests {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> TEXTS = List.of("", " ", "0", "-1", "7", "1e3", "99999999999999999999", "true", "null", "undefined",
        "a", "서울", "\u0000",
        "\u202e", "\ud83c\udfab", "'; DROP TABLE users; --", "%", "_", "\\", "\"", "<b>", "../../etc/passwd", "${jndi:ldap://x}",
            "{{7*7}}", "2026-12-31",
        "+999999999-12-31", "2026-12-31T10:00:00Z", "2026-12-31T10:00:00+99:00", "10000-01-01T00:00:00Z", "CARD", "POINTS", "confirmed",
            "locked",
        "x".repeat(300), "ﷺ".repeat(100), "a b c d e f g h i j k");
    private static final List<String> RAW_BODIES = List.of("", "{", "[]", "null", "7", "\"x\"", "{}{}", "[".repeat(2_000),
        "{\"a\":".repeat(500), "\u0000",
        "{\"a\":1e999999999}", "{\"a\":" + "9".repeat(5_000) + "}", "{\"" + "n".repeat(10_000) + "\":1}", "\ufeff{}",
            "{\"a\":\"\\ud800\"}");
    private static final Map<String, List<String>> HEADERS = Map.of(
        "Accept", List.of("*/*", "application/json", "application/*;q=0.1", "text/html", "application/pdf", "x", "*/*;q=2",
            "application/json,"),
        "Accept-Encoding", List.of("gzip", "gzip;q=0", "*", ";;;", "br", "gzip;q=x"),
        "Accept-Language", List.of("ko", "en-US,en;q=0.5", "*", "x-ü", "-"),
        "Content-Type", List.of("application/json", "application/json; charset=utf-16", "text/plain", "x", "multipart/form-data",
            "application/xml", ";"),
        "Idempotency-Key", List.of("k", "", "한글", "x".repeat(300), "\"q\""),
        "If-None-Match", List.of("*", "W/\"1\"", "\"", "W/", "\"a\",\"b\""),
        "Queue-Token", List.of("x", "a.b.c", "eyJ.eyJ.sig"),
        "X-Forwarded-For", List.of("203.0.113.7", "unknown", "::1", "1.2.3.4:5,,", "999.9.9.9"),
        "X-Forwarded-Proto", List.of("https", "ftp", "http,https"),
        "Range", List.of("bytes=0-1", "bytes=-", "x"));

    private final Random random;
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> known;

    /** @param known ids of existing entities */
    RandomRequests(JsonNode document, long seed, List<String> known) {
        this.random = new Random(seed);
        this.document = document;
        this.known = known;
        document.get("paths").fields().forEachRemaining(path -> METHODS.stream().filter(path.getValue()::has)
            .forEach(method -> operations.add(new Operation(method, path.getKey(), path.getValue()))));
    }

    private record Operation(String method, String template, JsonNode path) {

        JsonNode described() {
            return path.get(method);
        }
    }

    /** @param body null for none */
    record Generated(String method, String template, String path, Map<String, String> headers, String body) {

        @Override
        public String toString() {
            return method + " " + path + " " + headers + " " + (body == null ? "" : body.substring(0, Math.min(300, body.length())));
        }
    }

    Generated next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        String method = chance(2) ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        Map<String, String> headers = new LinkedHashMap<>();
        String body = null;
        if (!method.equals("get") && !chance(5)) {
            headers.put("Content-Type", "application/json");
            body = chance(15) ? pick(RAW_BODIES) : body(operation);
        }
        HEADERS.forEach((name, values) -> {
            if (chance(5)) {
                headers.put(name, pick(values));
            }
        });
        return new Generated(method.toUpperCase(Locale.ROOT), operation.template(), path(operation), headers, body);
    }

    private String path(Operation operation) {
        Matcher placeholder = PLACEHOLDER.matcher(operation.template());
        StringBuilder path = new StringBuilder();
        while (placeholder.find()) {
            placeholder.appendReplacement(path,
                Matcher.quoteReplacement(encoded(chance(60) ? pick(known) : chance(50) ? uuid() : notEmpty(text()))));
        }
        placeholder.appendTail(path);
        char separator = '?';
        for (JsonNode parameter : (Iterable<JsonNode>) () -> parameters(operation)) {
            if (parameter.path("in").asText().equals("query") && !chance(40)) {
                path.append(separator).append(encoded(parameter.get("name").asText())).append('=')
                    .append(encoded(chance(30) ? pick(known) : text()));
                separator = '&';
            }
        }
        return chance(2) ? path + "/" : path.toString();
    }

    private static Iterator<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.described().path("parameters").forEach(all::add);
        operation.path().path("parameters").forEach(all::add);
        return all.iterator();
    }

    private String body(Operation operation) {
        JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
        JsonNode value = value(schema, 0);
        if (value instanceof ObjectNode object && chance(10)) {
            object.set("surprise", anything());
        }
        return value.toString();
    }

    private JsonNode value(JsonNode schema, int depth) {
        JsonNode resolved = resolved(schema);
        if (depth > 4 || chance(12) && depth > 0) {
            return anything();
        }
        if (resolved.has("properties")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            resolved.get("properties").fields().forEachRemaining(property -> {
                if (!chance(10)) {
                    object.set(property.getKey(), value(property.getValue(), depth + 1));
                }
            });
            return object;
        }
        if (resolved.has("enum")) {
            return resolved.get("enum").get(random.nextInt(resolved.get("enum").size()));
        }
        String type = resolved.path("type").isArray() ? resolved.get("type").get(0).asText() : resolved.path("type").asText();
        return switch (type) {
            case "array" -> JsonNodeFactory.instance.arrayNode().add(value(resolved.path("items"), depth + 1));
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(random.nextInt(4) * random.nextInt(100_000));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case "object" -> JsonNodeFactory.instance.objectNode().set("a", anything());
            default -> JsonNodeFactory.instance.textNode(chance(50) ? pick(known) : text());
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private JsonNode anything() {
        return switch (random.nextInt(8)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextLong());
            case 2 -> JsonNodeFactory.instance.numberNode(random.nextGaussian() * 1e300);
            case 3 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 4 -> JsonNodeFactory.instance.arrayNode().add(text()).addNull();
            case 5 -> JsonNodeFactory.instance.objectNode().put("a", text());
            default -> JsonNodeFactory.instance.textNode(text());
        };
    }

    private String text() {
        return chance(10) ? uuid() : pick(TEXTS);
    }

    private String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String notEmpty(String text) {
        return text.isEmpty() ? "x" : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
