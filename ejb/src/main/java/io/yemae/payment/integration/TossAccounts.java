package io.yemae.payment.integration;

import io.yemae.payment.GatewayAddress;
import io.yemae.payment.PaymentId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Decides where an order is paid: a bot's at the sandbox of rehearsals, and everybody else's at the gateway. */
@ApplicationScoped
class TossAccounts {
    private static final int CONNECT_MILLIS = 3_000;
    private static final Duration SANDBOX_TIMEOUT = Duration.ofSeconds(2);

    @Inject
    GatewayAddress address;

    @Inject
    GatewaySettings settings;

    /** Empty without a key. */
    Optional<TossAccount> gateway = Optional.empty();
    /** Empty if none is configured. */
    Optional<TossAccount> sandbox = Optional.empty();

    @PostConstruct
    void connect() {
        gateway = settings.tossSecretKey().map(key -> new TossAccount(api(address.uri(), settings.tossTimeout()), key));
        sandbox = settings.rehearsalUrl()
            .flatMap(url -> settings.rehearsalKey().map(key -> new TossAccount(api(url, SANDBOX_TIMEOUT), key)));
    }

    @PreDestroy
    void disconnect() {
        Stream.of(gateway, sandbox).flatMap(Optional::stream).forEach(account -> account.api().close());
    }

    private static TossApi api(URI address, Duration timeout) {
        return RestClientBuilder.newBuilder()
            .baseUri(address)
            .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            // Error responses have a body that is read like any other.
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(TossApi.class);
    }

    Optional<TossAccount> gateway() {
        return gateway;
    }

    /** The account at which an order is paid; empty if it is not configured. */
    Optional<TossAccount> of(PaymentId order) {
        return order.isOfRehearsal() ? sandbox : gateway;
    }

    Optional<URI> rehearsalWindow() {
        return settings.rehearsalUrl().map(url -> URI.create(url.toString().replaceAll("/+$", "") + "/window/authorize"));
    }

    /** Whether the gateway's books contain the orders of bots, as those of the launcher's sandbox do. */
    boolean isGatewayTheSandbox() {
        return settings.rehearsalUrl().filter(address.uri()::equals).isPresent();
    }
}
