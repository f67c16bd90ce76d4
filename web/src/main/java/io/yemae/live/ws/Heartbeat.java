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

/** Pings everybody every 25 seconds: it keeps the way open through proxies, and the server ends a connection that answers nothing. */
@ApplicationScoped
public class Heartbeat {
    private static final long EVERY_S = 25;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> beating;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        beating = executor.scheduleAtFixedRate(() -> clients.forEach(LiveClient::ping), EVERY_S, EVERY_S, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        beating.cancel(false);
    }

    void add(LiveClient client) {
        clients.add(client);
    }

    void remove(LiveClient client) {
        clients.remove(client);
    }
}
