package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.servers.OwnPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server with OpenTelemetry, and what it sends to a collector. It needs a server that is configured otherwise than all others, so it is
 * not a test of the build: run with {@code -Dit.test=OpenTelemetrySpans}.
 */
class OpenTelemetrySpans {
    private static final PaymentSandbox GATEWAY = PaymentSandbox.start(SandboxSettings.defaults());
    private static final List<ReceivedSpan> SPANS = new CopyOnWriteArrayList<>();
    private static final HttpServer COLLECTOR = collector();

    @RegisterExtension
    static final OwnPlatform PLATFORM = OwnPlatform.in("traces")
        .with(server -> server.properties(Platform.propertiesOf(GATEWAY)))
        .with(server -> server.environment(Map.of("YEMAE_OTLP_URL", url(), "YEMAE_OTLP_PROTOCOL", "http/protobuf",
            "YEMAE_TRACES_RATIO", "1.0", "OTEL_BSP_SCHEDULE_DELAY", "500")))
        .with(server -> configure());

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
        GATEWAY.stop();
    }

    @Test
    void aPaymentIsOneTraceFromTheRequestToTheGateway() {
        Till till = new Till(GATEWAY, PLATFORM.sql(), PLATFORM.stage());
        for (int i = 0; i < 20; i++) {
            Payer payer = till.payer(PLATFORM.stage().show(1), 0);

            String trace = trace(payer.confirm().expect(200));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(of(trace)).anySatisfy(span -> {
                    assertThat(span.kind()).isEqualTo(ReceivedSpan.SERVER);
                    assertThat(span.name()).contains("POST", "/api/payments/confirm");
                });
                assertThat(of(trace)).anySatisfy(span -> assertThat(span.kind()).isEqualTo(ReceivedSpan.CLIENT));
            });
            ReceivedSpan served = of(trace).stream().filter(span -> span.kind() == ReceivedSpan.SERVER).findFirst().orElseThrow();
            assertThat(of(trace).stream().filter(span -> span.kind() == ReceivedSpan.CLIENT))
                .allSatisfy(span -> assertThat(span.parent()).isEqualTo(served.id()));
        }
    }

    @Test
    void aRequestThatOthersAnswerLeavesNothingToTheNextOnItsThread() {
        Set<String> traces = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            traces.add(trace(PLATFORM.stage().buyer().api().get("/api/auth/me").expect(200)));
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
            assertThat(traces).allSatisfy(trace -> assertThat(of(trace)).hasSize(1)));
    }

    private static List<ReceivedSpan> of(String trace) {
        return SPANS.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private static String trace(Answer answer) {
        return answer.headers().firstValue("Trace-Id").orElseThrow();
    }

    private static String url() {
        return "http://localhost:" + COLLECTOR.getAddress().getPort();
    }

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                InputStream body = exchange.getRequestBody();
                boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                SPANS.addAll(ReceivedSpan.in((isZipped ? new GZIPInputStream(body) : body).readAllBytes()));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Again, with the variable: the scripts have been run without it. */
    private static void configure() {
        ProcessBuilder script = new ProcessBuilder("bash", Platform.CONFIGURE.toString(), Platform.WILDFLY.toString()).inheritIO();
        script.environment().putAll(Map.of("JBOSS_BASE_DIR", base().toString(), "YEMAE_OTLP_URL", url()));
        try {
            assertThat(script.start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path base() {
        return PLATFORM.directory().resolve("server");
    }
}
