package io.yemae.ops.integration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;

/** An NTP server (RFC 5905). */
public record NtpServer(String host, int port, Duration timeout) {
    /** A packet may be lost. */
    private static final int ATTEMPTS = 3;
    private static final Pattern WITH_PORT = Pattern.compile("(\\[.+]|[^:]+):([0-9]{1,5})");
    private static final int UNSYNCHRONIZED = 3;
    private static final int MOST_STRATUM = 15;

    /** @param address a host, or a host and a port; an IPv6 address before a port is in brackets */
    public static NtpServer at(String address, Duration timeout) {
        Matcher withPort = WITH_PORT.matcher(address);
        return withPort.matches() ? new NtpServer(withPort.group(1), Integer.parseInt(withPort.group(2)), timeout)
            : new NtpServer(address, NTPUDPClient.DEFAULT_PORT, timeout);
    }

    /**
     * By how much this machine's clock is ahead of the server's; negative if it is behind. Exact to half of the way there and back.
     *
     * @throws IOException if it does not answer in time, or does not know the time itself
     */
    public Duration offset() throws IOException {
        InetAddress address = InetAddress.getByName(host);
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(timeout);
            for (int attempt = 1; ; attempt++) {
                try {
                    return offset(client.getTime(address, port));
                } catch (SocketTimeoutException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }
    }

    private static Duration offset(TimeInfo answer) throws IOException {
        NtpV3Packet message = answer.getMessage();
        // A stratum of 0 is the request to ask less often.
        boolean knows = message.getStratum() > 0 && message.getStratum() <= MOST_STRATUM && message.getLeapIndicator() != UNSYNCHRONIZED;
        answer.computeDetails();
        if (!knows || answer.getOffset() == null) {
            throw new IOException("it does not know the time");
        }
        return Duration.ofMillis(-answer.getOffset());
    }

    @Override
    public String toString() {
        return host;
    }
}
