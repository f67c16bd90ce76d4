package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** An HTTP response of the platform. */
public record Answer(int status, HttpHeaders headers, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + status + " " + text, e);
        }
    }

    /** The value at a JSON pointer such as /reservation/id. */
    public String at(String path) {
        JsonNode node = json().at(path);
        assertThat(node.isMissingNode()).as("%s in %s", path, text).isFalse();
        return node.asText();
    }

    /** The text without the trace id, which is another one in each error body. */
    public String untraced() {
        return text.replace(json().path("traceId").asText(), "");
    }

    public Answer expect(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return this;
    }

    /** Expects the error body of the API document with all fields, and without internals of the platform. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(json().path("type").asText()).isNotEmpty();
        assertThat(json().path("title").asText()).isNotEmpty();
        assertThat(json().path("code").asText()).isEqualTo(code);
        assertThat(json().path("error").asText()).isNotEmpty();
        assertThat(text).doesNotContain("Exception").doesNotContain("io.yemae").doesNotContain("\tat ");
        return this;
    }

    public Answer expectProblem(int expected, String code, String sentence) {
        expectProblem(expected, code);
        assertThat(at("/error")).isEqualTo(sentence);
        return this;
    }
}
