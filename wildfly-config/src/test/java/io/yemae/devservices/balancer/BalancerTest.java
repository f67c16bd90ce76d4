package io.yemae.devservices.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private static final int MANY = 20;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Backend first = new Backend("first");
    private final Backend second = new Backend("second");
    private final int port = Ports.free();
    private Balancer balancer = start();

    private Balancer start() {
        return Balancer.start("127.0.0.1", List.of(port), List.of(first.address(), second.address()));
    }

    @AfterEach
    void stop() {
        balancer.stop();
        first.close();
        second.close();
    }

    @Test
    void requestsAreSpreadOverAllNodesWithTheirPathsAndBodies() {
        assertThat(answeredBy()).containsExactlyInAnyOrder("first", "second");
        byte[] body = new byte[1_000_000];
        assertThat(send(request("/api/events?page=2%2F3").POST(BodyPublishers.ofByteArray(body))).statusCode()).isEqualTo(200);
        assertThat(requests()).contains("POST /api/events?page=2%2F3 for 127.0.0.1 1000000");
    }

    @Test
    void theAddressOfTheClientReplacesWhatTheClientSendsAsForwarded() {
        send(request("/").header("X-Forwarded-For", "203.0.113.7").header("X-Forwarded-For", "198.51.100.1"));

        assertThat(requests()).containsExactly("GET /? for 127.0.0.1 0");
    }

    @Test
    void whenANodeEndsNoRequestFailsAndItGetsRequestsAgainWhenItIsBack() {
        first.stop();
        for (int i = 0; i < MANY; i++) {
            HttpResponse<String> response = send(request("/").POST(BodyPublishers.ofString("once")));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("second");
        }
        assertThat(second.requests()).hasSize(MANY);

        first.start();
        eventually(() -> answeredBy().contains("first"));
    }

    @Test
    void aNodeThatIsNotReadyGetsRequestsOnlyIfNoOtherIs() {
        first.ready(false);
        eventually(() -> !answeredBy().contains("first"));

        second.ready(false);
        eventually(() -> answeredBy().contains("first"));
        assertThat(answeredBy()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aNodeGetsNoRequestsBeforeItHasBeenReady() {
        balancer.stop();
        first.ready(false);
        balancer = start();

        second.stop();

        HttpResponse<String> response = send(request("/").header("Accept-Language", "en"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"UNAVAILABLE\"", "try again soon");
        assertThat(first.requests()).isEmpty();
    }

    @Test
    void aChangeThatWasCutOffIsNotSentAgain() {
        for (String method : List.of("POST", "DELETE", "PUT")) {
            HttpResponse<String> response = send(request("/cut").method(method, BodyPublishers.ofString("pay")));

            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.body()).contains("\"code\":\"OUTCOME_UNKNOWN\"");
        }
        assertThat(requests()).containsExactlyInAnyOrder("POST /cut", "DELETE /cut", "PUT /cut");
    }

    @Test
    void aReadThatWasCutOffIsSentToTheOtherNodesOnceEach() {
        assertThat(send(request("/cut")).statusCode()).isEqualTo(503);

        assertThat(first.requests()).containsExactly("GET /cut");
        assertThat(second.requests()).containsExactly("GET /cut");
    }

    @Test
    void pollsOfASessionReachTheNodeThatOpenedItWithoutCookies() {
        for (int i = 0; i < MANY; i++) {
            String sid = open();
            assertThat(poll(sid).body()).isEqualTo(nodeOf(sid));
            assertThat(poll(sid).body()).isEqualTo(nodeOf(sid));
        }
    }

    @Test
    void aSessionOfANodeThatHasEndedIsUnknownToTheOther() {
        String sid = open();
        (nodeOf(sid).equals("first") ? first : second).stop();

        assertThat(poll(sid).statusCode()).isEqualTo(400);
        assertThat(poll(open()).statusCode()).isEqualTo(200);
    }

    @Test
    void aWebsocketPassesThroughAndEndsWithItsNode() throws Exception {
        CompletableFuture<String> text = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        client.newWebSocketBuilder().buildAsync(URI.create("ws://localhost:" + port + "/ws"), new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.complete(data.toString());
                socket.request(1);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                ended.complete(null);
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                ended.complete(null);
            }
        }).get(5, TimeUnit.SECONDS);

        String node = text.get(5, TimeUnit.SECONDS);
        assertThat(ended).isNotDone();
        (node.equals("first") ? first : second).stop();
        ended.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aHeadThatTwoServersCouldReadDifferentlyIsRefused() throws IOException {
        // Answered with 400, or the connection is closed.
        assertThat(raw("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")).doesNotContain("200");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).doesNotContain("200");
        assertThat(requests()).isEmpty();
    }

    private Set<String> answeredBy() {
        return IntStream.range(0, MANY).mapToObj(i -> send(request("/")).body()).collect(Collectors.toSet());
    }

    private List<String> requests() {
        return Stream.of(first, second).flatMap(each -> each.requests().stream()).toList();
    }

    private String open() {
        return send(request("/socket.io/?EIO=4&transport=polling")).body().split("\"")[3];
    }

    private HttpResponse<String> poll(String sid) {
        return send(request("/socket.io/?EIO=4&transport=polling&sid=" + sid));
    }

    private static String nodeOf(String sid) {
        return sid.replaceAll("\\d", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            ChildProcess.pause(Duration.ofMillis(50));
        }
    }
}
