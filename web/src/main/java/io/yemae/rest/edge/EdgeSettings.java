package io.yemae.rest.edge;

import io.yemae.rest.edge.client.TrustedProxies;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Limits of the installation. Read at deployment, before any bean exists.
 *
 * @param trustedProxies        reverse proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count
 * @param connectionsPerAddress connections of one peer that is not a trusted proxy
 * @param socketsPerAddress     WebSockets of one client
 * @param sockets               WebSockets of all clients of this node
 * @param bodyMillis            time for a whole body to arrive
 * @param requests              requests in progress
 * @param entering              requests that enter or leave a waiting room, counted separately
 * @param queued                requests that wait to be processed
 */
record EdgeSettings(TrustedProxies trustedProxies, int connectionsPerAddress, int socketsPerAddress, int sockets, int bodyMillis,
                    int requests, int entering, int queued) {

    static EdgeSettings read() {
        Config config = ConfigProvider.getConfig();
        return new EdgeSettings(
            TrustedProxies.of(config.getOptionalValue("yemae.trusted.proxies", String.class).orElse("")),
            number(config, "yemae.max.connections.per.address", 2_000),
            number(config, "yemae.max.sockets.per.address", 1_000),
            number(config, "yemae.max.sockets", 20_000),
            number(config, "yemae.body.timeout.ms", 10_000),
            number(config, "yemae.max.concurrent.requests", 200),
            number(config, "yemae.max.entering.requests", 4_000),
            number(config, "yemae.max.queued.requests", 4_000));
    }

    private static int number(Config config, String name, int fallback) {
        return config.getOptionalValue(name, Integer.class).orElse(fallback);
    }
}
