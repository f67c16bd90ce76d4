package io.yemae.it.api;

import static io.yemae.it.api.ApiDescription.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.api.ApiDescription.Operation;
import io.yemae.it.kit.YemaeIT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Rules of the API document for every operation, including future ones. A failure names all violations. Missing texts belong
 * into glossary.properties beside the package io.yemae.rest.document.
 */
class ApiDocumentIT extends YemaeIT {
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern ONLY_JAVA = Pattern.compile("\\\\[pPQhRXzZAG]|\\(\\?[a-zA-Z]|&&|[*+?}]\\+");
    /** An unknown event has no ticket types, which is no error (requirement 2). */
    private static final Set<String> NEVER_UNKNOWN = Set.of("ticketTypesOfEvent");

    private static ApiDescription api;

    @BeforeAll
    static void read() {
        api = new ApiDescription(YemaeIT.api.get("/openapi.json").expect(200).json());
        assertThat(api.operations()).hasSizeGreaterThan(100);
    }

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryADescribedTagAndItsSecurity() {
        Set<String> tags = stream(api.document().path("tags")).filter(tag -> !tag.path("description").asText().isEmpty())
            .map(tag -> tag.path("name").asText()).collect(Collectors.toSet());
        Map<String, Long> ids = api.operations().stream().collect(Collectors.groupingBy(Operation::id, Collectors.counting()));

        assertNothingMissing(operation -> {
            List<String> missing = new ArrayList<>();
            require(missing, operation.id().matches("[a-z][A-Za-z0-9]*") && ids.get(operation.id()) == 1, "a unique operationId");
            require(missing, !operation.node().path("summary").asText().isEmpty(), "a summary");
            require(missing, !operation.node().path("tags").isEmpty() && stream(operation.node().path("tags"))
                .allMatch(tag -> tags.contains(tag.asText())),
                "a tag with a description");
            require(missing, !operation.node().path("security").isEmpty(), "security");
            return missing;
        });
    }

    @Test
    void everyOperationDocumentsItsErrors() {
        assertNothingMissing(operation -> {
            Set<String> expected = new TreeSet<>(Set.of("429", "500", "503"));
            if (operation.isSecured()) {
                expected.add("401");
            }
            if (operation.path().contains("/admin/")) {
                expected.add("403");
            }
            if (operation.path().contains("{") && !NEVER_UNKNOWN.contains(operation.id())) {
                expected.add("404");
            }
            if (operation.node().has("requestBody")) {
                expected.addAll(Set.of("400", "413", "415"));
            }
            expected.removeAll(operation.statuses());
            List<String> missing = new ArrayList<>(expected);
            for (String status : operation.statuses()) {
                JsonNode response = operation.node().path("responses").path(status);
                require(missing, !response.path("description").asText().isEmpty(), "a description of " + status);
                require(missing, status.charAt(0) < '4' || !operation.content(status, "application/problem+json").isMissingNode(),
                    "the problem of " + status);
            }
            require(missing, operation.node().at("/responses/429/headers").has("Retry-After"), "Retry-After with 429");
            return missing;
        });
    }

    @Test
    void callsProtectedByTheWaitingRoomDocumentNotAdmittedAndTheQueueToken() {
        List<Operation> guarded = api.operations().stream()
            .filter(each -> each.method().equals("POST") && each.path()
                .matches("/api/(seats/reserve|reservations|payments/(points|prepare|confirm|quote))"))
            .toList();

        assertThat(guarded).hasSize(6).allSatisfy(operation -> {
            assertThat(operation.node().at("/responses/403/description").asText()).contains("NOT_ADMITTED");
            assertThat(operation.node().path("security").findValues("queueToken")).isNotEmpty();
        });
    }

    @Test
    void everyParameterIsDescribedAndEveryTemplateHasItsParameter() {
        assertNothingMissing(operation -> {
            List<String> missing = new ArrayList<>();
            operation.parameters().forEach(each -> {
                require(missing, !each.path("description").asText().isEmpty(), "a description of " + each.path("name").asText());
                require(missing, !each.path("schema").isEmpty(), "a schema of " + each.path("name").asText());
            });
            Set<String> path = operation.parameters().filter(each -> each.path("in").asText().equals("path"))
                .map(each -> each.path("name").asText())
                .collect(Collectors.toSet());
            TEMPLATE.matcher(operation.path()).results().map(each -> each.group(1))
                .forEach(name -> require(missing, path.remove(name), "the parameter " + name));
            require(missing, path.isEmpty(), "a template for " + path);
            return missing;
        });
    }

    @Test
    void everyFieldIsDescribedAndEveryResponseNamesItsRequiredFields() {
        Set<String> requests = api.reachedFrom(api.operations().stream().map(Operation::requestContent));
        List<String> missing = new ArrayList<>();
        api.document().at("/components/schemas").fields().forEachRemaining(schema -> {
            JsonNode properties = schema.getValue().path("properties");
            properties.fields().forEachRemaining(each -> {
                String description = each.getValue().path("description").asText();
                String member = schema.getKey() + "." + each.getKey();
                require(missing, !description.isEmpty(), "a description of " + member);
                require(missing, requests.contains(schema.getKey()) || description.contains("null") == mayBeNull(each.getValue()),
                    "null in both the description and the type of " + member);
                require(missing, requests.contains(schema.getKey()) || !isState(each) || each.getValue().has("enum"), "the values of "
                    + member);
            });
            require(missing, properties.isEmpty() || requests.contains(schema.getKey()) || !schema.getValue().path("required").isEmpty(),
                "required members of " + schema.getKey());
            for (JsonNode pattern : schema.getValue().findValues("pattern")) {
                require(missing, !pattern.isTextual() || !ONLY_JAVA.matcher(pattern.asText()).find(), "a portable pattern instead of "
                    + pattern);
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void everyBodyAndEveryResponseHasAnExampleThatMatchesItsSchema() {
        assertNothingMissing(operation -> {
            List<String> missing = new ArrayList<>();
            check(missing, "the request", operation.requestContent());
            operation.statuses().stream().filter(status -> status.charAt(0) == '2')
                .forEach(status -> check(missing, status, operation.content(status, "application/json")));
            return missing;
        });
    }

    private static void check(List<String> missing, String what, JsonNode content) {
        if (!content.isMissingNode()) {
            require(missing, content.has("example"), "an example of " + what);
            if (content.has("example")) {
                api.differences(content.path("schema"), content.path("example"))
                    .forEach(each -> missing.add("another example of " + what + ": " + each));
            }
        }
    }

    private static boolean mayBeNull(JsonNode schema) {
        return Stream.concat(stream(schema.path("type")), stream(schema.path("anyOf")).map(each -> each.path("type")))
            .anyMatch(type -> type.asText().equals("null"));
    }

    private static boolean isState(Map.Entry<String, JsonNode> member) {
        return Set.of("status", "role").contains(member.getKey()) && member.getValue().path("type").asText().equals("string");
    }

    private static void assertNothingMissing(Function<Operation, List<String>> rule) {
        assertThat(api.operations().stream().flatMap(operation -> rule.apply(operation).stream().map(each -> operation + " lacks " + each)))
            .isEmpty();
    }

    private static void require(List<String> missing, boolean holds, String what) {
        if (!holds) {
            missing.add(what);
        }
    }
}
