package io.yemae.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.rest.json.JsonBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The texts of both languages are complete, as far as the sources show. */
class TextFilesTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final JsonNode KOREAN = read("ko");
    private static final JsonNode ENGLISH = read("en");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");
    private static final Pattern THROWN = Pattern.compile(
        "(?:\\bProblem(?:Responses)?\\.\\w+\\(|\\bnew \\w*Problem\\w*\\(|EdgeProblem\\.\\w+\\(|\\bsuper\\()[^;\"]*?\"([A-Z][A-Z_]{3,})\"");
    private static final Pattern DESCRIPTION = Pattern.compile("description =\\s*((?:\"[^\"]*\"\\s*\\+?\\s*)+)");
    private static final Pattern NAMED = Pattern.compile("\\b[A-Z]{3,}(?:_[A-Z]+)+\\b|\\bBUSY\\b");
    private static final Pattern USED = Pattern.compile("\\bt\\('([a-z]+\\.\\w+)'|\\{\\{#t}}([a-z]+\\.\\w+)\\{\\{/t}}");

    @Test
    void bothLanguagesHaveTheSameKeysAndValues() {
        assertThat(keys(ENGLISH)).isEqualTo(keys(KOREAN));
        assertThat(keys(KOREAN)).hasSizeGreaterThan(200).allSatisfy(key ->
            assertThat(values(text(ENGLISH, key))).as(key).isEqualTo(values(text(KOREAN, key))));
    }

    @Test
    void noTextIsEmptyAndEnglishIsNotKorean() {
        // The name of a language is written in that language.
        assertThat(keys(ENGLISH)).filteredOn(key -> !List.of("core.otherLanguage", "core.about").contains(key))
            .allSatisfy(key -> assertThat(text(ENGLISH, key)).as(key).isNotBlank().doesNotContainPattern("[가-힣]"));
        assertThat(keys(KOREAN)).allSatisfy(key -> assertThat(text(KOREAN, key)).as(key).isNotBlank());
    }

    @Test
    void everyErrorCodeOfTheApiHasASentence() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String source : sources(Path.of("../ejb/src/main/java"), Path.of("src/main/java"))) {
            THROWN.matcher(source).results().forEach(each -> codes.add(each.group(1)));
            DESCRIPTION.matcher(source).results().forEach(each ->
                NAMED.matcher(each.group(1)).results().forEach(name -> codes.add(name.group())));
        }

        assertThat(codes).contains("SEATS_TAKEN", "TOO_MANY_REQUESTS", "BUSY").hasSizeGreaterThan(100);
        assertThat(codes).allSatisfy(code -> assertThat(KOREAN.path("error").path(code).asText()).as(code).isNotBlank());
    }

    @Test
    void everyTextThatIsUsedExists() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String source : sources(WEBAPP.resolve("app"), Path.of("src/main/resources/io/yemae/pages"))) {
            Matcher found = USED.matcher(source);
            while (found.find()) {
                used.add(found.group(1) == null ? found.group(2) : found.group(1));
            }
        }

        assertThat(used).hasSizeGreaterThan(80);
        assertThat(keys(KOREAN)).containsAll(used);
    }

    private static List<String> sources(Path... folders) throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|js|mustache)")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static Set<String> keys(JsonNode texts) {
        return texts.properties().stream()
            .flatMap(section -> StreamSupport.stream(section.getValue().properties().spliterator(), false)
                .map(each -> section.getKey() + "." + each.getKey()))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(JsonNode texts, String key) {
        int dot = key.indexOf('.');
        return texts.path(key.substring(0, dot)).path(key.substring(dot + 1)).asText();
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(each -> each.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read(String language) {
        try {
            return JsonBounds.plainMapper().readTree(WEBAPP.resolve("texts/" + language + ".json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
