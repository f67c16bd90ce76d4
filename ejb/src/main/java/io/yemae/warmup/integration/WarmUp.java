package io.yemae.warmup.integration;

import io.yemae.ops.OwnAddress;
import io.yemae.ops.health.WarmUpHealth;
import io.yemae.shared.NodeName;
import io.yemae.shared.Transactions;
import io.yemae.tokens.AccessTokens;
import io.yemae.warmup.domain.RateWatch;
import io.yemae.warmup.domain.WarmUpRun;
import io.yemae.warmup.persistence.WarmUpRows;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;

/**
 * Warms this node up after its start, and removes what is left of earlier warm-ups. In the background, because a node answers requests only
 * once its deployment has ended. Whatever fails, the node becomes ready.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Most of the time is spent with requests to this node, which have transactions of their own.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int WINDOWS_WITHOUT_RISE = 4;
    /** About as often the JVM has to execute a method before it compiles it with all optimizations. */
    private static final long ENOUGH_REQUESTS = 10_000;
    /** A waiting room ends the places of those who have paid with its next turn, and changes are on their way to the maps. */
    private static final Duration SETTLES_WITHIN = Duration.ofMillis(1_500);
    private static final Duration LAST_REQUEST_WITHIN = Duration.ofSeconds(10);
    private static final int FEWEST_CONNECTIONS = 8;
    private static final int MOST_CONNECTIONS = 32;

    @Inject
    @ConfigProperty(name = "yemae.warm.up", defaultValue = "true")
    boolean enabled;

    /** The longest time, without the start and the removal of the data. */
    @Inject
    @ConfigProperty(name = "yemae.warm.up.seconds", defaultValue = "30")
    int seconds;

    @Inject
    NodeName node;

    @Inject
    WarmUpRows rows;

    @Inject
    Transactions transactions;

    @Inject
    AccessTokens accessTokens;

    @Inject
    @Readiness
    WarmUpHealth health;

    @Resource
    ManagedThreadFactory threads;

    private volatile boolean stopping;

    @PostConstruct
    void begin() {
        threads.newThread(this::warmUpOnce).start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    private void warmUpOnce() {
        try {
            remove();
            if (enabled) {
                Optional<InetSocketAddress> address = awaitAnswer();
                if (address.isPresent()) {
                    warmUp(address.get());
                } else if (!stopping) {
                    LOG.warning("This node starts cold: it does not answer over HTTP, where it would warm itself up");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // When the server stops in the middle, the next start removes what is left.
            LOG.log(stopping ? Level.FINE : Level.WARNING, "The warm-up has failed", e);
        } finally {
            health.end();
        }
    }

    /** Empty if this node does not answer in time, or redirects to HTTPS. */
    private Optional<InetSocketAddress> awaitAnswer() throws InterruptedException {
        long deadline = System.nanoTime() + ANSWERS_WITHIN.toNanos();
        while (!stopping && System.nanoTime() < deadline) {
            Optional<InetSocketAddress> address = OwnAddress.find();
            if (address.isPresent()) {
                try (HttpConnection connection = new HttpConnection(address.get())) {
                    HttpConnection.Response response = connection.send("GET", "/api/events", null, null);
                    if (response.isSuccess() || response.isRedirect()) {
                        return address.filter(any -> response.isSuccess());
                    }
                } catch (IOException e) {
                    LOG.log(Level.FINEST, "Not yet", e);
                }
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        }
        return Optional.empty();
    }

    private void warmUp(InetSocketAddress address) throws InterruptedException {
        WarmUpRun run = new WarmUpRun(new SecureRandom().nextLong());
        transactions.inNew(() -> rows.prepare(run, node.get()));
        try {
            buy(address, run);
            TimeUnit.NANOSECONDS.sleep(SETTLES_WITHIN.toNanos());
        } finally {
            remove();
        }
    }

    private void buy(InetSocketAddress address, WarmUpRun run) throws InterruptedException {
        List<String> tokens = Stream.of(run.users()).map(accessTokens::issueToBot).toList();
        int connections = Math.min(MOST_CONNECTIONS, Math.max(FEWEST_CONNECTIONS, 2 * Runtime.getRuntime().availableProcessors()));
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong succeeded = new AtomicLong();
        AtomicBoolean rises = new AtomicBoolean(true);
        BooleanSupplier goesOn = () -> rises.get() && !stopping && System.nanoTime() < end;
        List<Thread> buyers = IntStream.range(0, connections)
            .mapToObj(share -> threads.newThread(new WarmUpBuyers(address, run, share, connections, tokens, goesOn, succeeded)))
            .toList();
        buyers.forEach(Thread::start);
        try {
            RateWatch rate = new RateWatch(WINDOWS_WITHOUT_RISE, ENOUGH_REQUESTS);
            for (long before = 0; goesOn.getAsBoolean();) {
                TimeUnit.NANOSECONDS.sleep(Math.min(WINDOW.toNanos(), end - System.nanoTime()));
                long now = succeeded.get();
                rises.set(!rate.add(now - before));
                before = now;
            }
        } finally {
            rises.set(false);
            for (Thread each : buyers) {
                each.join(LAST_REQUEST_WITHIN.toMillis());
            }
        }
        LOG.info("Warmed up: " + succeeded + " requests in " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    }

    private void remove() {
        transactions.inNew(() -> rows.remove(node.get()));
    }
}
