package io.yemae.payment.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
    private static final URI SANDBOX = URI.create("http://localhost:8099");

    @Test
    void rehearsalsAreNotPaidWithAKeyThatMovesMoney() {
        assertThat(settings("test_sk_1").rehearsalUrl()).contains(SANDBOX);
        assertThat(settings("test_sk_1").rehearsalKey()).contains("test_sk_1");

        assertThat(settings("live_sk_1").rehearsalUrl()).isEmpty();
        assertThat(settings("live_sk_1").rehearsalKey()).isEmpty();
        assertThat(settings(null).rehearsalUrl()).isEmpty();
    }

    private static GatewaySettings settings(String key) {
        GatewaySettings settings = new GatewaySettings();
        settings.rehearsalUrl = Optional.of(SANDBOX);
        settings.rehearsalKey = Optional.ofNullable(key);
        return settings;
    }
}
