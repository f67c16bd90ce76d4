package io.yemae.devservices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;

    private Ports() {
    }

    /**
     * A port that nobody listens on at this moment. Below those that systems give to outgoing connections, so that none of these takes it before its
     * listener comes.
     */
    public static int free() {
        return ThreadLocalRandom.current().ints(LOWEST, HIGHEST).filter(Ports::isFree).findFirst().orElseThrow();
    }

    /** An offset by which all of these ports are free, as {@link #free()} means it. */
    public static int freeOffset(int... ports) {
        int room = HIGHEST - Arrays.stream(ports).max().orElseThrow();
        return ThreadLocalRandom.current().ints(LOWEST, room)
            .filter(offset -> Arrays.stream(ports).allMatch(port -> isFree(port + offset)))
            .findFirst().orElseThrow();
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still being forgotten by the system can be listened on.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
