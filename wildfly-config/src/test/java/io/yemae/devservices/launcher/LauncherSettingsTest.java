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
    void the_default_is_one_server() {
        assertThat(settings(Map.of()).nodes()).isOne();
        assertThat(settings(Map.of("YEMAE_NODES", "2")).nodes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "two", "-1", "2 "})
    void the_number_of_servers_must_be_one_or_two(String nodes) {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> settings(Map.of("YEMAE_NODES", nodes)).nodes())
            .withMessage("YEMAE_NODES must be 1 or 2, and not " + nodes + ".");
    }

    @Test
    void the_second_server_has_its_own_folder_and_ports_and_shares_the_keys() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_HTTP_PORT", "9000"));
        assertThat(settings.server(2)).isNotEqualTo(settings.server(1)).hasFileName("server-2");
        assertThat(settings.address(LauncherSettings.HTTP, 1)).isEqualTo("http://localhost:9000");
        assertThat(settings.address(LauncherSettings.HTTP, 2)).isEqualTo("http://localhost:9100");
        assertThat(settings.keys()).startsWithRaw(settings.server(1));
    }

    @Test
    void all_ports_are_different() {
        List<Integer> ports = settings(Map.of("YEMAE_NODES", "2", "YEMAE_DOCS_PORT", "")).ports().stream()
            .map(LauncherSettings.UsedPort::number).toList();
        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
    }

    @Test
    void a_port_too_high_for_a_second_server_is_refused() {
        LauncherSettings settings = settings(Map.of("YEMAE_NODES", "2", "YEMAE_HTTP_PORT", "65500"));
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(settings::ports)
            .withMessage("YEMAE_HTTP_PORT leaves no room for the ports of server 2, which are 100 above it.");
    }

    private static LauncherSettings settings(Map<String, String> environment) {
        return new LauncherSettings(PROJECT, environment);
    }
}
