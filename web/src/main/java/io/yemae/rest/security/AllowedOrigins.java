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
 * Where pages may be from that open sockets: the site itself and what the installation names beside it. What a client says to be our host
 * does not count, since a page whose name resolves to us says its own; only at a desk, where a browser reaches the server by a loopback
 * address, is the host enough.
 */
@ApplicationScoped
public class AllowedOrigins {
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

    /** Such as {@code https://tickets.example.com}, several parted by commas. */
    @Inject
    @ConfigProperty(name = "yemae.allowed.origins")
    Optional<Set<String>> named;

    @Inject
    SiteAddress site;

    /** As browsers write them. */
    public Set<String> all() {
        Set<String> all = new HashSet<>(named.orElse(Set.of()));
        originOf(site.url()).ifPresent(all::add);
        return all;
    }

    /** @param host what the client calls this server; null when it does not say */
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
