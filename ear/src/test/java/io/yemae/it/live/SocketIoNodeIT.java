package io.yemae.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live updates over Socket.IO, with the JavaScript client; skipped without Node or without the npm package. */
class SocketIoNodeIT extends YemaeIT {
    private static final Path FOLDER = Platform.directory().resolve("node");
    private static final String SCRIPT = """
        import { io } from 'socket.io-client';
        const [origin, namespace, transport, token] = process.argv.slice(2);
        const socket = io(origin + namespace, { transports: [transport], reconnection: false, auth: { token } });
        socket.on('connect', () => console.log('connected'));
        socket.on('connect_error', error => { console.log('refused ' + error.message); process.exit(); });
        socket.on('seat-locked', data => { console.log('locked ' + data.seatId); process.exit(); });
        socket.on('queue-entry-allowed', data => { console.log('allowed ' + data.message); process.exit(); });
        setTimeout(() => process.exit(1), 20000);
        """;

    @BeforeAll
    static void getTheClient() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("listen.mjs"), SCRIPT);
        assumeTrue(ends("node", "--version"), "no Node");
        assumeTrue(ends("npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER.toString(), "socket.io-client@4"), "no package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aPageGetsAHeldSeat(String transport) throws IOException {
        Show show = stage.show(1);
        try (BufferedReader heard = listen("/seats/" + show.event(), transport, "")) {
            assertThat(heard.readLine()).isEqualTo("connected");
            stage.buyer().hold(show, show.seats().get(0)).expect(201);
            assertThat(heard.readLine()).isEqualTo("locked " + show.seats().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aWaitingPageGetsItsAdmission(String transport) throws IOException {
        String event = stage.show(2).event();
        stage.administrator().patch("/api/admin/queue/" + event, Map.of("threshold", 1)).expect(200);
        Buyer inside = stage.buyer();
        Buyer waiting = stage.buyer();
        for (Buyer each : List.of(inside, waiting)) {
            each.api().raw("POST", "/api/queue/check/" + event, null, null).expect(200);
        }
        try (BufferedReader heard = listen("/queue/" + event, transport, waiting.api().token())) {
            assertThat(heard.readLine()).isEqualTo("connected");
            inside.api().raw("POST", "/api/queue/leave/" + event, null, null).expect(200);
            assertThat(heard.readLine()).isEqualTo("allowed 입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.");
        }
        try (BufferedReader heard = listen("/queue/" + event, transport, "ey")) {
            assertThat(heard.readLine()).startsWith("refused ");
        }
    }

    private static BufferedReader listen(String namespace, String transport, String token) throws IOException {
        return process("node", "listen.mjs", Platform.http().toString(), namespace, transport, token).start().inputReader();
    }

    private static boolean ends(String... command) throws InterruptedException {
        try {
            Process process = process(command).redirectOutput(FOLDER.resolve("output").toFile()).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static ProcessBuilder process(String... command) {
        return new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
    }
}
