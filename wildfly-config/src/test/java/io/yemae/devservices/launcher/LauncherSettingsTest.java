package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.ServiceFailure;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherSettingsTest {
    private static final Path PROJECT = Path.of("project");

    @Test
    void theDefaultIsOneServerAndNoBalancer() {
        LauncherSettings settings = settings(Map.of());
        assertThat(settings.nodes()).isOne();
        assertThat(settings.isBalanced()).isFalse();
        assertThat(settings.address(LauncherSettings.HTTP, 1)).isEqualTo(settings.address(LauncherSettings.HTTP));
        assertThat(settings(Map.of("YEMAE_NODES", "3")).nodes()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "two", "-1", "2 "})
    void theNumberOfServersMustBeOneToFour(String nodes) {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> settings(Map.of("YEMAE_NODES", nodes)).nodes())
            .withMessage("YEMAE_NODES must be a number from 1 to 4, and not " + nodes + ".");
    }

    @Test
    void serversBehindABalancerHaveTheirOwnFoldersAndPortsAndShareTheKeys() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_HTTP_PORT", "9000"));
        assertThat(settings.server(2)).isNotEqualTo(settings.server(1)).hasFileName("server-2");
        assertThat(settings.address(LauncherSettings.HTTP)).isEqualTo("http://localhost:9000");
        assertThat(settings.address(LauncherSettings.HTTP, 1)).isEqualTo("http://localhost:9100");
        assertThat(settings.address(LauncherSettings.HTTP, 2)).isEqualTo("http://localhost:9200");
        assertThat(settings.address(LauncherSettings.MANAGEMENT, 1)).isEqualTo("http://localhost:9990");
        assertThat(settings.keys()).startsWithRaw(settings.server(1));
    }

    @Test
    void onlyTheBalancerListensOnTheAddressOfTheSite() {
        assertThat(settings(Map.of("YEMAE_BIND", "0.0.0.0")).serverAddress()).isEqualTo("0.0.0.0");
        assertThat(settings(Map.of("YEMAE_BIND", "0.0.0.0", "YEMAE_NODES", "2")).serverAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void allPortsAreDifferent() {
        List<Integer> ports = settings(Map.of("YEMAE_NODES", "4", "YEMAE_DOCS_PORT", "")).ports().stream()
            .map(LauncherSettings.UsedPort::number).toList();
        assertThat(ports).contains(8080, 8180, 8480, 9090);
        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
    }

    @Test
    void aPortTooHighForAServerIsRefused() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_MANAGEMENT_PORT", "65500"));
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(settings::ports)
            .withMessage("YEMAE_MANAGEMENT_PORT leaves no room for the port of server 2, which is 100 above it.");
    }

    private static LauncherSettings settings(Map<String, String> environment) {
        return new LauncherSettings(PROJECT, environment);
    }
}
