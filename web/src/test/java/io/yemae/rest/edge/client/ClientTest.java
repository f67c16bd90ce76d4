package io.yemae.rest.edge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    private static final TrustedProxies PROXIES = TrustedProxies.of("127.0.0.1, 10.1.0.0/16,::1 fd00:1::/33");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "203.0.113.9 |                                   | 203.0.113.9",
        "203.0.113.9 | 198.51.100.1                      | 203.0.113.9",
        "127.0.0.1   | 198.51.100.1                      | 198.51.100.1",
        "127.0.0.1   | 1.1.1.1, 198.51.100.1             | 198.51.100.1",
        "127.0.0.1   | 1.1.1.1, 198.51.100.1, 10.1.2.3   | 198.51.100.1",
        "10.0.255.255| 198.51.100.1                      | 10.0.255.255",
        "10.1.255.255| 198.51.100.1:443                  | 198.51.100.1",
        "::1         | [2001:db8::1]:443                 | 2001:db8:0:0:0:0:0:1",
        "fd00:1:7fff::1 | 2001:db8::1                    | 2001:db8:0:0:0:0:0:1",
        "fd00:1:8000::1 | 2001:db8::1                    | fd00:1:8000:0:0:0:0:1"})
    void theClientIsTheLastHopThatIsNotATrustedProxy(String peer, String forwarded, String client) {
        Client found = Client.of(address(peer), forwarded == null ? List.of() : List.of(forwarded), PROXIES);

        assertThat(found.address().getHostAddress()).isEqualTo(client);
        assertThat(found.trusted()).isFalse();
    }

    @Test
    void severalHeadersAreJoined() {
        assertThat(Client.of(address("127.0.0.1"), List.of("1.1.1.1", "2.2.2.2", "10.1.0.1"), PROXIES)
            .address()).isEqualTo(address("2.2.2.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "evil.example", "1.1.1", "1.1.1.1.1", "999.1.1.1", "_hidden", "1.1.1.1, localhost",
        "2001:db8::1%eth0", ":::", "10.1.0.1"})
    void aProxyWithoutForwardedAddressIsItselfTheClient(String forwarded) {
        assertThat(Client.of(address("127.0.0.1"), List.of(forwarded), PROXIES).trusted()).isTrue();
    }

    @Test
    void anIpv6AddressCountsAsItsNetwork() {
        assertThat(ClientNetwork.text("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2:0:0:0:0/64")
            .isEqualTo(ClientNetwork.text("2001:db8:1:2::1"));
        assertThat(ClientNetwork.text("203.0.113.9")).isEqualTo("203.0.113.9").isEqualTo(ClientNetwork.text("::ffff:203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0/8", "::/129", "/8"})
    void anInvalidListOfProxiesIsRefused(String list) {
        assertThatThrownBy(() -> TrustedProxies.of(list)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("YEMAE_TRUSTED_PROXIES");
    }

    private static InetAddress address(String text) {
        return TrustedProxies.address(text).orElseThrow();
    }
}
