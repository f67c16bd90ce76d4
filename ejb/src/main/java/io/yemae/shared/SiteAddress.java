package io.yemae.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public address of the site. Links in mails lead there, and the payment window sends buyers back there. */
@ApplicationScoped
public class SiteAddress {

    @Inject
    @ConfigProperty(name = "yemae.site.url", defaultValue = "http://localhost:8080")
    String url;

    /** Without a slash at its end. */
    public String url() {
        return url;
    }
}
