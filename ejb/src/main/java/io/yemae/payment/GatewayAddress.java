package io.yemae.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the payment gateway is. The launcher sets the sandbox's address. */
@ApplicationScoped
public class GatewayAddress {
    private static final String REAL = "https://api.tosspayments.com";

    @Inject
    @ConfigProperty(name = "yemae.toss.url", defaultValue = REAL)
    URI uri;

    public URI uri() {
        return uri;
    }

    /** Whether money moves there, unlike at a sandbox. */
    public boolean isReal() {
        return URI.create(REAL).getHost().equals(uri.getHost());
    }
}
