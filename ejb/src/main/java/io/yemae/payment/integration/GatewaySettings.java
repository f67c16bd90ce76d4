package io.yemae.payment.integration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses and keys of the payment gateway and of requirement 4's payment module, read from MicroProfile Config. */
@ApplicationScoped
class GatewaySettings {

    /** The address of the payment gateway. The launcher sets the sandbox's address. */
    @Inject
    @ConfigProperty(name = "yemae.toss.url", defaultValue = "https://api.tosspayments.com")
    URI tossUrl;

    /** Our key for the gateway's API. */
    @Inject
    @ConfigProperty(name = "yemae.toss.secret.key")
    Optional<String> tossSecretKey;

    /** How long the gateway may take for one answer, in milliseconds. */
    @Inject
    @ConfigProperty(name = "yemae.toss.timeout.ms", defaultValue = "10000")
    long tossTimeoutMillis;

    /** The address of requirement 4's payment module. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.url")
    Optional<URI> paymentModuleUrl;

    /** The key with which the payment module and the platform sign their messages to each other. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.secret")
    Optional<String> paymentModuleSecret;

    URI tossUrl() {
        return tossUrl;
    }

    Optional<String> tossSecretKey() {
        return tossSecretKey;
    }

    Duration tossTimeout() {
        return Duration.ofMillis(tossTimeoutMillis);
    }

    Optional<URI> paymentModuleUrl() {
        return paymentModuleUrl;
    }

    Optional<String> paymentModuleSecret() {
        return paymentModuleSecret;
    }
}
