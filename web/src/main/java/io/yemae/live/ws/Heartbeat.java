package io.yemae.live.ws;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Pings all clients of this node every 25 seconds. This keeps connections open through proxies, and the server ends a connection that does
 * not answer. Clients that stopped reading, or were told to close and did not, are found sooner.
 */
@ApplicationScoped
public class Heartbeat {
    private static final long PING_EVERY_S = 25;
    private static final long CHECK_EVERY_S = 5;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> pinging;
    private ScheduledFuture<?> checking;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        pinging = everySeconds(PING_EVERY_S, LiveClient::ping);
        checking = everySeconds(CHECK_EVERY_S, this::check);
    }

    @PreDestroy
    void stop() {
        pinging.cancel(false);
        checking.cancel(false);
    }

    /** Until the client disconnects. */
    public void add(LiveClient client) {
        clients.add(client);
    }

    private void check(LiveClient client) {
        if (client.isConnected()) {
            client.dropIfStuck();
            client.endIfClosedLongAgo();
        } else {
            clients.remove(client);
        }
    }

    private ScheduledFuture<?> everySeconds(long seconds, Consumer<LiveClient> action) {
        return executor.scheduleWithFixedDelay(() -> clients.forEach(action), seconds, seconds, TimeUnit.SECONDS);
    }
}
