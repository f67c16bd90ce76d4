package io.yemae.payment.integration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of the gateway, of requirement 4's payment module and of the sandbox of rehearsals, and the addresses of the latter two. */
@ApplicationScoped
class GatewaySettings {
    private static final Logger LOG = Logger.getLogger(GatewaySettings.class.getName());
    /** How the gateway's keys begin that move no money. */
    private static final String TEST_KEY = "test_";

    /** Our key for the gateway's API. */
    @Inject
    @ConfigProperty(name = "yemae.toss.secret.key")
    Optional<String> tossSecretKey;

    /** How long the gateway may take for one answer, in milliseconds. */
    @Inject
    @ConfigProperty(name = "yemae.toss.timeout.ms", defaultValue = "10000")
    long tossTimeoutMillis;

    /** The address of a payment sandbox, at which the bots of rehearsals pay. */
    @Inject
    @ConfigProperty(name = "yemae.rehearsal.gateway.url")
    Optional<URI> rehearsalUrl;

    /** The sandbox's key for its API. */
    @Inject
    @ConfigProperty(name = "yemae.rehearsal.gateway.key")
    Optional<String> rehearsalKey;

    /** The address of requirement 4's payment module. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.url")
    Optional<URI> paymentModuleUrl;

    /** The key with which the payment module and the platform sign their messages to each other. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.secret")
    Optional<String> paymentModuleSecret;

    @PostConstruct
    void warn() {
        if (rehearsalUrl.isPresent() && rehearsalUrl().isEmpty()) {
            LOG.warning("The bots of rehearsals pay with points: YEMAE_REHEARSAL_GATEWAY_KEY does not begin with " + TEST_KEY);
        }
    }

    Optional<String> tossSecretKey() {
        return tossSecretKey;
    }

    Duration tossTimeout() {
        return Duration.ofMillis(tossTimeoutMillis);
    }

    /** Empty without an address, or if the key is not one for tests: another one could move money. */
    Optional<URI> rehearsalUrl() {
        return rehearsalUrl.filter(url -> rehearsalKey().isPresent());
    }

    Optional<String> rehearsalKey() {
        return rehearsalKey.filter(key -> key.startsWith(TEST_KEY));
    }

    Optional<URI> paymentModuleUrl() {
        return paymentModuleUrl;
    }

    Optional<String> paymentModuleSecret() {
        return paymentModuleSecret;
    }
}
