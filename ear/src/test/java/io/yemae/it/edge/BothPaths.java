package io.yemae.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the answers of the fast path with those of JAX-RS. */
final class BothPaths {
    /** Accepts JSON, but not in a form that the fast path takes. */
    static final String LONG_WAY = "application/*";
    private static final Pattern JAX_RS =
        Pattern.compile("(?m)^undertow_request_count_total\\{[^}]*name=\"io.yemae.rest.YemaeApplication\"[^}]*} (\\S+)$");
    private static final Api MANAGEMENT = new Api(Platform.management());

    private BothPaths() {
    }

    /** Waits, because a message about the new event may have invalidated its map a moment ago. */
    static Answer answeredPastJaxRs(Api client, String asked) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        YemaeIT.soon(() -> {
            double before = requestsToJaxRs();
            answer.set(client.get(asked));
            assertThat(requestsToJaxRs()).isEqualTo(before);
        });
        return answer.get();
    }

    static double requestsToJaxRs() {
        Matcher line = JAX_RS.matcher(MANAGEMENT.get("/metrics").expect(200).text());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    static void assertSame(Answer shorter, Answer longer) {
        assertThat(shorter.status()).isEqualTo(longer.status());
        assertThat(shorter.status() < 400 ? shorter.text() : shorter.untraced())
            .isEqualTo(longer.status() < 400 ? longer.text() : longer.untraced());
        assertThat(headers(shorter)).isEqualTo(headers(longer));
    }

    /** Without those that differ from request to request. */
    static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.keySet().removeIf(each -> each.equalsIgnoreCase("Trace-Id"));
        headers.keySet().removeIf(each -> each.toLowerCase(Locale.ROOT).startsWith("ratelimit-"));
        return headers;
    }
}
