package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.YemaeIT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every text field of every request in the API document, with each class of forbidden characters. */
class TextInputIT extends YemaeIT {
    /** Escapes everything but ASCII, so that a lone surrogate reaches the platform unchanged. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Refused in every text. */
    private static final Map<String, String> NEVER = Map.of("a control character", "\u0007", "a control character beyond ASCII", "\u0085",
        "DEL", "\u007f", "half a surrogate pair", "\ud83d", "the other half", "\udc00", "a noncharacter", "\uffff",
            "an inner noncharacter", "\ufdd0",
        "an outer noncharacter", "\ud83f\udffe");
    /** Refused in every text but a password. */
    private static final Map<String, String> UNSEEN = Map.of("a bidirectional override", "\u202e", "a bidirectional isolate", "\u2066",
        "a tag",
        "\udb40\udc41", "a zero-width space", "\u200b", "a joiner that joins nothing", "\u200d", "a Hangul filler", "\u3164",
            "jamo fillers", "\u115f\u1160",
        "a soft hyphen", "\u00ad", "a byte order mark", "\ufeff", "a pile of marks", "\u0301".repeat(31));
    private static final Map<String, String> LINE_BREAKS = Map.of("a line break", "\n", "a line separator", "\u2028", "a tab", "\t");

    private static final Set<String> SECRETS = Set.of("password", "currentPassword");
    private static final Set<String> SEVERAL_LINES = Set.of("description", "englishDescription", "memo", "reason");
    /** Bodies of other systems, which are stored unchanged or verified by a signature over the whole body. */
    private static final Set<String> OF_OTHER_SYSTEMS = Set.of("/api/payments/webhooks/toss", "/api/payments/callback");

    private static JsonNode document;
    private static Api administrator;

    /** A text field in the body of an operation. */
    private record Member(String method, String path, List<String> names) {
        String name() {
            return names.get(names.size() - 1);
        }

        /** A body with this field alone: it is refused before any missing field. */
        String body(String text) {
            JsonNode body = JsonNodeFactory.instance.textNode(text);
            for (int i = names.size() - 1; i >= 0; i--) {
                body = names.get(i).equals("0") ? JsonNodeFactory.instance.arrayNode().add(body)
                    : JsonNodeFactory.instance.objectNode().set(names.get(i), body);
            }
            try {
                return JSON.writeValueAsString(body);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeAll
    static void readTheDocument() {
        document = api.get("/openapi.json").expect(200).json();
        administrator = stage.administrator();
    }

    @TestFactory
    Stream<DynamicTest> noFieldAcceptsForbiddenCharacters() {
        List<Member> members = members();
        assertThat(members.stream().map(member -> member.path() + " " + String.join(".", member.names())))
            .contains("/api/admin/layouts sections.0.name", "/api/admin/events grades.0.description", "/api/auth/register name",
                "/api/tickets/issue memo", "/api/tickets/refund ticket_ids.0", "/api/admin/keyword-mappings korean");
        return members.stream().flatMap(member -> {
            Map<String, String> bad = new LinkedHashMap<>(NEVER);
            if (!SECRETS.contains(member.name())) {
                bad.putAll(UNSEEN);
                if (!SEVERAL_LINES.contains(member.name())) {
                    bad.putAll(LINE_BREAKS);
                }
            }
            return bad.entrySet().stream().map(each -> DynamicTest.dynamicTest(
                member.method() + " " + member.path() + " " + String.join(".", member.names()) + " with " + each.getKey(), () -> {
                    Answer refused = administrator.raw(member.method(), member.path(), "application/json",
                        member.body("가" + each.getValue() + "나"));
                    refused.expectProblem(400, "INVALID_REQUEST");
                    // For a list of arbitrary elements the error names the list.
                    assertThat(String.join(".", member.names())).startsWith(refused.at("/fields/0/field"));
                    assertThat(refused.at("/fields/0/error")).contains("쓸 수 없습니다", "2번째", "U+");
                }));
        });
    }

    @TestFactory
    Stream<DynamicTest> noParameterAcceptsForbiddenCharacters() {
        List<DynamicTest> tests = new ArrayList<>();
        operations((path, method, operation) -> {
            if (!method.equals("get")) {
                return;
            }
            for (JsonNode parameter : operation.path("parameters")) {
                JsonNode known = resolved(parameter);
                if (known.path("in").asText().equals("query")) {
                    tests.add(DynamicTest.dynamicTest(path + "?" + known.get("name").asText(), () -> {
                        for (String bad : List.of("%00", "%C2%85", "%EF%BF%BF", "%E2%80%AE", "%E2%80%8B", "%E3%85%A4", "%F3%A0%81%81")) {
                            Answer refused = administrator.get(filled(path) + "?" + known.get("name").asText() + "=a" + bad + "b");
                            assertThat(refused.status()).as(bad + " " + refused.text()).isEqualTo(400);
                        }
                    }));
                }
            }
        });
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    @Test
    void theNameOfAnUnknownFieldIsSanitisedInTheError() {
        for (String name : List.of("\\ud83d", "\\u0000", "\\uffff", "\\u202e")) {
            api.raw("POST", "/api/auth/login", "application/json", "{\"" + name + "\":1}").expectProblem(400, "INVALID_REQUEST");
        }
    }

    @Test
    void lengthIsCountedInCharactersAndNotInCodeUnits() {
        String path = "/api/admin/venues";
        String name = UUID.randomUUID() + "🎫".repeat(200 - 36);
        assertThat(administrator.post(path, Map.of("name", name, "address", "🏛".repeat(300))).expect(201).at("/name")).isEqualTo(name);
        administrator.post(path, Map.of("name", name + "x", "address", "서울")).expectProblem(400, "INVALID_REQUEST");
        // Decomposed it is three times as long.
        String jamo = Normalizer.normalize("각".repeat(200), Normalizer.Form.NFD);
        assertThat(administrator.post(path, Map.of("name", jamo, "address", "서울")).expect(201).at("/name")).isEqualTo("각".repeat(200));
    }

    @Test
    void aNameOfInvisibleCharactersIsRefused() {
        for (String nothing : List.of("", " ", "\u3000", "\u00a0", "\u2800", "\u2003 ", "\u3164", "\u200b", "\u115f\u1160", "\u00ad")) {
            api.post("/api/auth/register",
                Map.of("name", nothing, "email", "nothing@yemae.test", "password", Stage.PASSWORD, "phone", "010-0000-9998"))
                .expectProblem(400, "INVALID_REQUEST");
            administrator.post("/api/admin/venues", Map.of("name", nothing, "address", "서울")).expectProblem(400, "INVALID_REQUEST");
            administrator.post("/api/tickets/issue", Map.of("theater_name", nothing, "movie_title", "영화", "price_krw", 1))
                .expectProblem(400, "INVALID_REQUEST");
        }
    }

    @Test
    void decomposedTextIsStoredAndFoundComposed() {
        String theater = "극장 " + UUID.randomUUID();
        String decomposed = Normalizer.normalize(theater, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(theater);

        String id = administrator.post("/api/tickets/issue",
            Map.of("theater_name", decomposed, "movie_title", " 영화 ", "price_krw", 1, "memo", "가\r\n나"))
            .expect(201).at("/ticket_ids/0");

        Answer ticket = administrator.get("/api/tickets/" + id).expect(200);
        assertThat(ticket.at("/theater_name")).isEqualTo(theater);
        assertThat(ticket.at("/movie_title")).isEqualTo(" 영화 ");
        assertThat(ticket.at("/memo")).isEqualTo("가\n나");
        assertThat(administrator.get("/api/tickets?theater_name=" + URLEncoder.encode(decomposed, StandardCharsets.UTF_8)).at("/total"))
            .isEqualTo("1");
    }

    @Test
    void emojiSequencesAndJoinersAreKept() {
        for (String text : List.of("👨‍👩‍👧 가족", "❤️‍🔥", "می‌خواهم", "葛󠄀城", "1️⃣")) {
            assertThat(administrator.post("/api/admin/venues", Map.of("name", "\u3000" + text + " ", "address", "서울")).expect(201)
                .at("/name"))
                .isEqualTo(text);
        }
    }

    private interface Visitor {
        void visit(String path, String method, JsonNode operation);
    }

    private static void operations(Visitor visitor) {
        document.get("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (Set.of("get", "post", "put", "patch", "delete").contains(operation.getKey()) && !OF_OTHER_SYSTEMS.contains(path.getKey())) {
                visitor.visit(path.getKey(), operation.getKey(), operation.getValue());
            }
        }));
    }

    private static List<Member> members() {
        List<Member> members = new ArrayList<>();
        operations((path, method, operation) -> {
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            collect(members, method.toUpperCase(), filled(path), List.of(), schema, 0);
        });
        return members;
    }

    private static void collect(List<Member> members, String method, String path, List<String> names, JsonNode reference, int depth) {
        JsonNode schema = resolved(reference);
        if (depth > 6) {
            return;
        }
        for (String combined : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(combined).forEach(part -> collect(members, method, path, names, part, depth + 1));
        }
        schema.path("properties").fields().forEachRemaining(property ->
            collect(members, method, path, Stream.concat(names.stream(), Stream.of(property.getKey())).toList(), property.getValue(), depth
                + 1));
        if (schema.has("items")) {
            collect(members, method, path, Stream.concat(names.stream(), Stream.of("0")).toList(), schema.get("items"), depth + 1);
        }
        String type = schema.path("type").toString();
        if (type.contains("\"string\"") && !Set.of("uuid", "date-time").contains(schema.path("format").asText()) && !names.isEmpty()) {
            members.add(new Member(method, path, names));
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The path with an id for each parameter. */
    private static String filled(String path) {
        return path.replaceAll("\\{[^}]+}", "0190a5e4-7c1b-7def-8abc-0123456789ab");
    }
}
