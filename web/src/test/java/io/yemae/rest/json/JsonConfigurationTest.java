package io.yemae.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.shared.text.InvalidTextException;
import io.yemae.shared.text.TextKind;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonConfigurationTest {
    private final ObjectMapper json = at("/api/reservations");

    record Sample(String text, Long number, Instant at) {
    }

    @Test
    void instantsAreIso8601() throws Exception {
        assertThat(json.writeValueAsString(new Sample("예매", 1L, Instant.parse("2026-11-21T00:00:00Z"))))
            .isEqualTo("{\"text\":\"예매\",\"number\":1,\"at\":\"2026-11-21T00:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"unknown\":1}", "{\"text\":1}", "{\"text\":true}", "{\"number\":\"1\"}", "{\"number\":1.5}", "{\"number\":99999999999999999999}",
        "{\"number\":true}", "{\"at\":\"gestern\"}", "{\"text\":\"a\"} trailing", "[]", "{\"text\":", "{\"text\":{}}"})
    void valuesOfAnotherTypeAreRefused(String body) {
        assertThatThrownBy(() -> json.readValue(body, Sample.class)).isInstanceOf(JacksonException.class);
    }

    record Texts(String line, @TextInput(TextKind.LINES) String lines, @TextInput(TextKind.SECRET) String secret, List<String> each) {
    }

    @Test
    void aTextIsReadAccordingToItsAnnotation() throws Exception {
        assertThat(json.readValue("{\"line\":\" \u1100\u1161 \",\"lines\":\" a\\r\\nb\",\"secret\":\" \u1100\u1161\",\"each\":[\" x \"]}",
            Texts.class))
            .isEqualTo(new Texts("가", " a\nb", " \u1100\u1161", List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"line\":\"a\\nb\"}", "{\"lines\":\"\\u0007\"}", "{\"secret\":\"\\ud83d\"}", "{\"each\":[\"\\uffff\"]}"})
    void anInvalidTextIsRefusedAndItsFieldNamed(String body) {
        assertThatThrownBy(() -> json.readValue(body, Texts.class)).hasCauseInstanceOf(InvalidTextException.class)
            .isInstanceOfSatisfying(JsonMappingException.class, invalid -> {
            assertThat(body).contains(invalid.getPath().get(0).getFieldName());
            assertThat(invalid.getOriginalMessage()).contains("쓸 수 없습니다");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/seats/reserve", "/api/users/7/points/charge", "/api/users/7/balance", "/api/tickets/issue"})
    void unknownMembersAreIgnoredInDialectsOfRequirements(String path) throws Exception {
        Sample read = at(path).readValue("{\"unknown\":{\"text\":[1,{}]},\"text\":\"a\",\"further\":[[]]}", Sample.class);

        assertThat(read.text()).isEqualTo("a");
        assertThatThrownBy(() -> at(path).readValue("{\"text\":1}", Sample.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> json.readValue("[".repeat(50) + "]".repeat(50), Object.class)).isInstanceOf(JacksonException.class);
    }

    private static ObjectMapper at(String path) {
        JsonConfiguration configuration = new JsonConfiguration();
        configuration.request = (HttpServletRequest) Proxy.newProxyInstance(JsonConfigurationTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class}, (request, method, arguments) -> path);
        return configuration.getContext(Object.class);
    }
}
