package io.yemae.ops.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine whose clock is three seconds behind. */
class NtpServerTest {
    private static final long BEHIND_MILLIS = 3_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int SYNCHRONIZED = 0;
    private static final int ALARM = 3;

    private DatagramSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @Test
    void theOffsetIsByHowMuchTheOwnClockIsAhead() throws IOException {
        answer(0, 1, SYNCHRONIZED);

        assertThat(server(5_000).offset()).isBetween(Duration.ofMillis(2_000), Duration.ofMillis(4_000));
    }

    @Test
    void aLostPacketIsAskedForAgain() throws IOException {
        answer(1, 1, SYNCHRONIZED);

        assertThat(server(500).offset()).isPositive();
    }

    @Test
    void aServerThatDoesNotAnswerOrDoesNotKnowTheTimeHasNoOffset() {
        assertThatThrownBy(() -> server(20).offset()).isInstanceOf(SocketTimeoutException.class);
        answer(3, 0, SYNCHRONIZED);
        assertThatThrownBy(() -> server(5_000).offset()).isInstanceOf(IOException.class).hasMessageContaining("does not know");
        answer(0, 2, ALARM);
        assertThatThrownBy(() -> server(5_000).offset()).isInstanceOf(IOException.class).hasMessageContaining("does not know");
    }

    @Test
    void anAddressMayHaveAPort() {
        assertThat(NtpServer.at("time.example", TIMEOUT)).isEqualTo(new NtpServer("time.example", 123, TIMEOUT));
        assertThat(NtpServer.at("time.example:1123", TIMEOUT)).isEqualTo(new NtpServer("time.example", 1123, TIMEOUT));
        assertThat(NtpServer.at("[::1]:1123", TIMEOUT)).isEqualTo(new NtpServer("[::1]", 1123, TIMEOUT));
        assertThat(NtpServer.at("2001:db8::1", TIMEOUT)).isEqualTo(new NtpServer("2001:db8::1", 123, TIMEOUT));
    }

    private NtpServer server(int timeoutMillis) {
        return NtpServer.at("localhost:" + socket.getLocalPort(), Duration.ofMillis(timeoutMillis));
    }

    /** Answers one request after having ignored some. */
    private void answer(int ignored, int stratum, int leap) {
        new Thread(() -> {
            try {
                NtpV3Impl message = new NtpV3Impl();
                DatagramPacket packet = message.getDatagramPacket();
                for (int i = 0; i <= ignored; i++) {
                    socket.receive(packet);
                }
                message.setOriginateTimeStamp(message.getTransmitTimeStamp());
                message.setMode(NtpV3Impl.MODE_SERVER);
                message.setStratum(stratum);
                message.setLeapIndicator(leap);
                TimeStamp here = TimeStamp.getNtpTime(System.currentTimeMillis() - BEHIND_MILLIS);
                message.setReceiveTimeStamp(here);
                message.setTransmitTime(here);
                socket.send(packet);
            } catch (IOException e) {
                // The test has closed the socket.
                return;
            }
        }).start();
    }
}
