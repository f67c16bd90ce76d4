package io.yemae.bench;

import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Footprint;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.wire.Handshake;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Show;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a server keeps in memory at the same time: a large hall, a crowd that waits, open sockets, and verified access tokens. */
final class Memory {
    private static final int SEATS = Bench.QUICK ? 10_000 : 60_000;
    private static final int WAITING = Bench.QUICK ? 2_000 : 20_000;
    private static final int SOCKETS = 2_000;
    private static final int TOKENS = Bench.QUICK ? 10_000 : 100_000;
    private static final int HEAP_MIB = 1_024;
    /** The rest is room for garbage. */
    private static final double MOST = 0.7;
    private static final int SWITCHING = 101;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    void measure() throws IOException {
        Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
        Bench.API.get(hall.seatMap()).expect(200);
        Show show = Lobbies.crowdedShow();
        known(show, Bench.buyers());
        if (TOKENS > Bench.buyers().count()) {
            known(show, Buyers.of(Bench.SQL, Platform.keys(), TOKENS - Bench.buyers().count()));
        }
        Bench.busy().run(AT_MOST, number -> number < WAITING
            ? Requests.post("/api/queue/check/" + show.event(), Bench.buyers().header(number), "") : null).allOf(200);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                sockets.add(listening("/ws/seats/" + hall.event() + "?batch=true"));
            }
            Footprint footprint = Footprint.ofServer();
            Bench.REPORT.fact("memory",
                Report.text("%,d seats, %,d waiting, %,d sockets, %,d access tokens", SEATS, WAITING, SOCKETS, TOKENS),
                "each was answered, each socket opened",
                Report.text("%,d MiB of heap after a collection, %,d MiB for the process", footprint.heap(), footprint.memory()),
                Report.text("%.1f of a heap of 1 GiB", MOST), footprint.heap() <= MOST * HEAP_MIB);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        Bench.STAGE.administrator().raw("POST", "/api/queue/admin/clear/" + show.event(), null, null).expect(200);
    }

    /** Lets the server verify the token of each. */
    private static void known(Show show, Buyers buyers) {
        String path = "/api/queue/status/" + show.event();
        Bench.busy().run(AT_MOST, number -> number < buyers.count() ? Requests.get(path, buyers.header(number)) : null).allOf(200);
    }

    private static Socket listening(String path) throws IOException {
        URI server = Platform.http();
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream().write(Handshake.of(server, path));
        String start = new String(socket.getInputStream().readNBytes("HTTP/1.1 101".length()));
        if (!start.endsWith(" " + SWITCHING)) {
            throw new AssertionError("No socket: " + start);
        }
        return socket;
    }
}
