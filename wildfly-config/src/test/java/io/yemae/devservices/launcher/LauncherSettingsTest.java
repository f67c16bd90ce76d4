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
    void the_default_is_one_server_and_no_balancer() {
        LauncherSettings settings = settings(Map.of());
        assertThat(settings.nodes()).isOne();
        assertThat(settings.isBalanced()).isFalse();
        assertThat(settings.address(LauncherSettings.HTTP, 1)).isEqualTo(settings.address(LauncherSettings.HTTP));
        assertThat(settings(Map.of("YEMAE_NODES", "3")).nodes()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "two", "-1", "2 "})
    void the_number_of_servers_must_be_one_to_four(String nodes) {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> settings(Map.of("YEMAE_NODES", nodes)).nodes())
            .withMessage("YEMAE_NODES must be a number from 1 to 4, and not " + nodes + ".");
    }

    @Test
    void servers_behind_a_balancer_have_their_own_folders_and_ports_and_share_the_keys() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_HTTP_PORT", "9000"));
        assertThat(settings.server(2)).isNotEqualTo(settings.server(1)).hasFileName("server-2");
        assertThat(settings.address(LauncherSettings.HTTP)).isEqualTo("http://localhost:9000");
        assertThat(settings.address(LauncherSettings.HTTP, 1)).isEqualTo("http://localhost:9100");
        assertThat(settings.address(LauncherSettings.HTTP, 2)).isEqualTo("http://localhost:9200");
        assertThat(settings.address(LauncherSettings.MANAGEMENT, 1)).isEqualTo("http://localhost:9990");
        assertThat(settings.keys()).startsWithRaw(settings.server(1));
    }

    @Test
    void only_the_balancer_listens_on_the_address_of_the_site() {
        assertThat(settings(Map.of("YEMAE_BIND", "0.0.0.0")).serverAddress()).isEqualTo("0.0.0.0");
        assertThat(settings(Map.of("YEMAE_BIND", "0.0.0.0", "YEMAE_NODES", "2")).serverAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void all_ports_are_different() {
        List<Integer> ports = settings(Map.of("YEMAE_NODES", "4", "YEMAE_DOCS_PORT", "")).ports().stream()
            .map(LauncherSettings.UsedPort::number).toList();
        assertThat(ports).contains(8080, 8180, 8480, 9090);
        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
    }

    @Test
    void a_port_too_high_for_a_server_is_refused() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_MANAGEMENT_PORT", "65500"));
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(settings::ports)
            .withMessage("YEMAE_MANAGEMENT_PORT leaves no room for the port of server 2, which is 100 above it.");
    }

    private static LauncherSettings settings(Map<String, String> environment) {
        return new LauncherSettings(PROJECT, environment);
    }
}
