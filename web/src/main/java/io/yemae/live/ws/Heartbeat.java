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
 * Pings all clients of this node every 25 seconds: it keeps the way open through proxies, and the server ends a connection that answers
 * nothing. Clients that stopped reading, and those that were told to go and stayed, are found sooner.
 */
@ApplicationScoped
public class Heartbeat {
    private static final long PING_EVERY_S = 25;
    private static final long LOOK_EVERY_S = 5;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> pinging;
    private ScheduledFuture<?> looking;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        pinging = everySeconds(PING_EVERY_S, LiveClient::ping);
        looking = everySeconds(LOOK_EVERY_S, this::look);
    }

    @PreDestroy
    void stop() {
        pinging.cancel(false);
        looking.cancel(false);
    }

    /** For as long as the client is connected. */
    public void add(LiveClient client) {
        clients.add(client);
    }

    private void look(LiveClient client) {
        if (client.isConnected()) {
            client.dropIfStuck();
            client.endIfClosedLongAgo();
        } else {
            clients.remove(client);
        }
    }

    private ScheduledFuture<?> everySeconds(long seconds, Consumer<LiveClient> deed) {
        return executor.scheduleWithFixedDelay(() -> clients.forEach(deed), seconds, seconds, TimeUnit.SECONDS);
    }
}
