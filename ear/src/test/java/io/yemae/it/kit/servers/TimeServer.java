package io.yemae.it.kit.servers;

import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** An NTP server (RFC 5905) on this machine, with its time. Runs until the end of this JVM. */
final class TimeServer {
    private static final int BYTES = 48;
    private static final byte SERVER_OF_VERSION_3 = 3 << 3 | 4;
    private static final byte FIRST_STRATUM = 1;
    private static final int ORIGIN = 24;
    private static final int RECEIVED = 32;
    private static final int SENT = 40;
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long MILLIS = 1_000;

    private TimeServer() {
    }

    /** @return its address, with the port */
    static String start() {
        try {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
            Thread thread = new Thread(() -> answer(socket), "time server");
            thread.setDaemon(true);
            thread.start();
            Platform.atTheEnd(socket::close);
            return "127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(DatagramSocket socket) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[BYTES], BYTES);
                socket.receive(packet);
                ByteBuffer message = ByteBuffer.wrap(packet.getData());
                long now = now();
                message.put(0, SERVER_OF_VERSION_3).put(1, FIRST_STRATUM).putLong(ORIGIN, message.getLong(SENT)).putLong(RECEIVED, now)
                    .putLong(SENT, now);
                socket.send(packet);
            }
        } catch (IOException e) {
            // The socket was closed.
            return;
        }
    }

    /** Seconds, and their fractions in the lower half. */
    private static long now() {
        long millis = System.currentTimeMillis();
        return (millis / MILLIS + SECONDS_FROM_1900_TO_1970 << Integer.SIZE) + (millis % MILLIS << Integer.SIZE) / MILLIS;
    }
}
