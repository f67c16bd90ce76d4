package io.yemae.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The name of this server, which no other one of the installation has. */
@ApplicationScoped
public class NodeName {

    @Inject
    @ConfigProperty(name = "yemae.node", defaultValue = "yemae-1")
    String name;

    public String get() {
        return name;
    }
}
