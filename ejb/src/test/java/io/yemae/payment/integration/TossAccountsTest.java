package io.yemae.payment.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.payment.GatewayAddress;
import io.yemae.payment.PaymentId;
import io.yemae.shared.UserId;
import io.yemae.shared.WarmUpIds;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TossAccountsTest {
    private static final TossAccount GATEWAY = new TossAccount(null, "live_sk");
    private static final TossAccount SANDBOX = new TossAccount(null, "test_sk");

    private final PaymentId buyersOrder = PaymentId.nextOrder(new UserId(UUID.randomUUID()));
    private final PaymentId botsOrder = PaymentId.nextOrder(new UserId(WarmUpIds.of(7, 1)));
    private final TossAccounts accounts = new TossAccounts();

    @Test
    void botsPayAtTheSandboxAndBuyersAtTheGateway() {
        accounts.gateway = Optional.of(GATEWAY);
        accounts.sandbox = Optional.of(SANDBOX);

        assertThat(accounts.of(buyersOrder)).contains(GATEWAY);
        assertThat(accounts.of(botsOrder)).contains(SANDBOX);
    }

    @Test
    void withoutASandboxBotsPayNowhere() {
        accounts.gateway = Optional.of(GATEWAY);

        assertThat(accounts.of(botsOrder)).isEmpty();
    }

    @Test
    void theGatewayMayBeTheSandbox() {
        accounts.settings = new GatewaySettings();
        accounts.settings.rehearsalUrl = Optional.of(URI.create("http://localhost:8099"));
        accounts.settings.rehearsalKey = Optional.of("test_sk");

        accounts.address = addressOf("http://localhost:8099");
        assertThat(accounts.isGatewayTheSandbox()).isTrue();
        accounts.address = addressOf("https://gateway.example");
        assertThat(accounts.isGatewayTheSandbox()).isFalse();
    }

    @Test
    void withoutAKeyBuyersPayNowhere() {
        accounts.sandbox = Optional.of(SANDBOX);

        assertThat(accounts.of(buyersOrder)).isEmpty();
    }

    private static GatewayAddress addressOf(String uri) {
        return new GatewayAddress() {
            @Override
            public URI uri() {
                return URI.create(uri);
            }
        };
    }
}
