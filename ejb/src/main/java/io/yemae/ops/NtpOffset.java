package io.yemae.ops;

import io.yemae.ops.integration.NtpServer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * By how much this node's clock is ahead of an NTP server's, as of the last question. The clocks of all nodes and of the database may be
 * wrong by the same amount, which only somebody outside can tell.
 */
@ApplicationScoped
public class NtpOffset {
    private static final Logger LOG = Logger.getLogger(NtpOffset.class.getName());
    private static final String SETTING = "yemae.ntp.server";
    private static final String DEFAULT = "time.google.com";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final double MILLIS = 1000.0;

    @Inject
    Config config;

    private Optional<NtpServer> server = Optional.empty();
    private volatile Double seconds;
    private boolean failed;

    @PostConstruct
    void configure() {
        // Not injected: a value that is empty switches it off, and an injected one would be the default then.
        String setting = config.getConfigValue(SETTING).getRawValue();
        server = Optional.of(setting == null ? DEFAULT : setting.strip()).filter(address -> !address.isEmpty())
            .map(address -> NtpServer.at(address, TIMEOUT));
    }

    /** In seconds. Empty if it is not known: before the first answer, after a question without one, and if it is off. */
    public Optional<Double> seconds() {
        return Optional.ofNullable(seconds);
    }

    /** Asks the server, for six seconds at most and the time to find its address. Called by one thread at a time. */
    public void ask() {
        server.ifPresent(this::ask);
    }

    private void ask(NtpServer from) {
        try {
            seconds = from.offset().toMillis() / MILLIS;
            failed = false;
        } catch (IOException e) {
            seconds = null;
            // Once: a server without a way to the internet would say so for ever.
            if (!failed) {
                LOG.info("The clock cannot be compared with " + from + ": " + e.getMessage() + ". It is tried again every five minutes");
                failed = true;
            }
        }
    }
}
