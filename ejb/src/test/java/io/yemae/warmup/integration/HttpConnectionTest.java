package io.yemae.warmup.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.yemae.warmup.integration.HttpConnection.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends prepared answers, each for one request; after an empty one it closes the connection. */
class HttpConnectionTest {
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<String> heads = new ArrayList<>();
    private ServerSocket server;
    private int connections;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void bodiesOfKnownLengthAndInChunksAreReadOnOneConnection() throws IOException {
        answers.add("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nfirst");
        answers.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nseco\r\n2;x=y\r\nnd\r\n0\r\n\r\n");
        answers.add("HTTP/1.1 204 No Content\r\n\r\n");
        answers.add("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
        try (HttpConnection connection = connection()) {
            assertThat(connection.send("POST", "/a", "token", "{}")).isEqualTo(new Response(201, "first"));
            assertThat(connection.send("GET", "/b", null, null)).isEqualTo(new Response(200, "second"));
            assertThat(connection.send("POST", "/c", null, null).isSuccess()).isTrue();
            assertThat(connection.send("GET", "/d", null, null).isSuccess()).isFalse();
        }

        assertThat(connections).isEqualTo(1);
        assertThat(heads.get(0)).startsWith("POST /a HTTP/1.1").contains("Authorization: Bearer token").contains("Content-Length: 2");
        assertThat(heads.get(1)).startsWith("GET /b").doesNotContain("Authorization").doesNotContain("Content-Length");
        assertThat(heads.get(2)).contains("Content-Length: 0");
    }

    @Test
    void afterAFailureTheNextRequestHasANewConnection() throws IOException {
        answers.add("");
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        answers.add("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        try (HttpConnection connection = connection()) {
            assertThatIOException().isThrownBy(() -> connection.send("GET", "/", null, null));
            assertThat(connection.send("GET", "/", null, null).isSuccess()).isTrue();
            assertThat(connection.send("GET", "/", null, null).isRedirect()).isTrue();
        }

        assertThat(connections).isEqualTo(3);
    }

    private HttpConnection connection() {
        return new HttpConnection(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections++;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                boolean open = true;
                while (open && readHead(in)) {
                    String answer = answers.remove();
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    open = !answer.isEmpty() && !answer.contains("Connection: close");
                }
            } catch (IOException e) {
                // Closed by the test.
            }
        }
    }

    private boolean readHead(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                heads.add(head.toString());
                if (in.skip(length) < length) {
                    throw new UncheckedIOException(new IOException("The body is too short"));
                }
                return true;
            }
            head.append(line).append('\n');
            length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring(16)) : length;
        }
        return false;
    }
}
