package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits on what clients send over WebSockets. */
class SocketFramesIT extends YemaeIT {
    private static final int TOO_BIG = 1009;
    private static final int LIMIT = 4_096;
    private static final int PART = 1_000;
    private static final String NO_EVENT = "0198c7a0-0000-7000-8000-000000000000";

    static Stream<Arguments> pathsAndKinds() {
        String seats = "/ws/seats/" + stage.show(1).event();
        return Stream.of(seats, "/ws/queue/" + NO_EVENT, "/socket.io/?EIO=4&transport=websocket")
            .flatMap(path -> Stream.of(Wire.TEXT, Wire.BINARY).map(opcode -> Arguments.of(path, opcode)));
    }

    @ParameterizedTest
    @MethodSource("pathsAndKinds")
    void fragmentedMessagesHaveTheSameSizeLimit(String path, int opcode) throws IOException {
        byte[] part = "x".repeat(PART).getBytes(StandardCharsets.US_ASCII);
        try (Wire fragments = Wire.webSocket(Platform.http(), path); Wire single = Wire.webSocket(Platform.http(), path)) {
            fragments.frame(opcode, false, part);
            for (int sent = PART; sent <= LIMIT; sent += PART) {
                fragments.frame(Wire.CONTINUATION, false, part);
            }
            assertThat(fragments.closeCode()).isEqualTo(TOO_BIG);
            single.frame(opcode, true, new byte[LIMIT + 1]);
            assertThat(single.closeCode()).isEqualTo(TOO_BIG);
        }
    }

    /** A client has some seconds to close. All clients send at the same time, so that the test waits for these seconds once. */
    @TestFactory
    Stream<DynamicTest> aClientThatKeepsSendingAfterTheLimitIsDisconnected() {
        ExecutorService clients = Executors.newCachedThreadPool();
        List<DynamicTest> tests = pathsAndKinds().map(Arguments::get).map(client -> {
            Future<Void> disconnected = clients.submit(() -> sendUntilDisconnected((String) client[0], (int) client[1]));
            return DynamicTest.dynamicTest(client[0] + ", opcode " + client[1], disconnected::get);
        }).toList();
        clients.shutdown();
        return tests.stream();
    }

    private static Void sendUntilDisconnected(String path, int opcode) throws IOException {
        byte[] part = new byte[PART];
        try (Wire wire = Wire.webSocket(Platform.http(), path)) {
            wire.frame(opcode, false, part);
            await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60)).until(() -> {
                try {
                    wire.frame(Wire.CONTINUATION, false, part);
                    return false;
                } catch (IOException ended) {
                    return true;
                }
            });
        }
        return null;
    }

    @Test
    void aTokenMayBeFragmented() throws IOException {
        String token = stage.buyer().api().token();
        byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
        try (Wire wire = Wire.webSocket(Platform.http(), "/ws/queue/" + stage.show(1).event())) {
            for (int i = 0; i < bytes.length; i++) {
                wire.frame(i == 0 ? Wire.TEXT : Wire.CONTINUATION, i == bytes.length - 1, new byte[] {bytes[i]});
            }
            assertThat(wire.text()).contains("queue-updated");
        }
    }
}
