package io.yemae.rest.security;

import io.yemae.shared.SiteAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The origins whose pages may open sockets: the site itself and those that the installation names. Read in this one place. The Host header
 * that a client sends does not count, since a page whose name resolves to us sends that name. Only on a developer's machine, where the
 * browser uses a loopback address, a matching host is enough.
 */
@ApplicationScoped
public class AllowedOrigins {
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

    /** Such as {@code https://tickets.example.com}, separated by commas. */
    @Inject
    @ConfigProperty(name = "yemae.allowed.origins")
    Optional<Set<String>> configured;

    @Inject
    SiteAddress site;

    /** In the spelling of browsers. */
    public Set<String> all() {
        Set<String> all = new HashSet<>(configured.orElse(Set.of()));
        originOf(site.url()).ifPresent(all::add);
        return all;
    }

    /** @param host the Host header; null if the client sends none */
    public boolean contains(String origin, String host) {
        return all().contains(origin) || host != null && LOOPBACK.matcher(host).matches() && isOf(host, origin);
    }

    private static boolean isOf(String host, String origin) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static Optional<String> originOf(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() == null || uri.getAuthority() == null
                ? Optional.empty() : Optional.of((uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
