package io.yemae.devservices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free TCP ports of this machine. */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;

    private Ports() {
    }

    /**
     * A port on which nobody listens at this moment. It is below the range of outgoing connections, so that none of them takes it before
     * the caller listens on it.
     */
    public static int free() {
        return ThreadLocalRandom.current().ints(LOWEST, HIGHEST).filter(Ports::isFree).findFirst().orElseThrow();
    }

    /** An offset for which all of these ports plus the offset are free, in the range of {@link #free()}. */
    public static int freeOffset(int... ports) {
        int highestOffset = HIGHEST - Arrays.stream(ports).max().orElseThrow();
        return ThreadLocalRandom.current().ints(LOWEST, highestOffset)
            .filter(offset -> Arrays.stream(ports).allMatch(port -> isFree(port + offset)))
            .findFirst().orElseThrow();
    }

    /** Whether nobody listens on the port at this moment. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections in TIME_WAIT do not make a port unusable.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
