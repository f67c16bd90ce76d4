package io.yemae.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this installation shows the pages. An installation with another front end switches them off. */
@ApplicationScoped
class PageSettings {

    @Inject
    @ConfigProperty(name = "yemae.pages", defaultValue = "true")
    boolean on;

    boolean isOn() {
        return on;
    }
}
