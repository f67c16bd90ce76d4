package io.yemae.live.ws;

import io.yemae.shutdown.Activity;
import io.yemae.shutdown.Shutdown;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Pings all clients of this node every 25 seconds. This keeps connections open through proxies, and the server ends a connection that does
 * not answer. Clients that stopped reading, or were told to close and did not, are found sooner. When this node ends, all are told to
 * connect again, which leads them to another node; they ask there for what they missed.
 */
@ApplicationScoped
public class Heartbeat implements Activity {
    private static final long PING_EVERY_S = 25;
    private static final long CHECK_EVERY_S = 5;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> pinging;
    private ScheduledFuture<?> checking;
    private volatile boolean over;

    @Inject
    Shutdown shutdown;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        shutdown.add(this);
        pinging = everySeconds(PING_EVERY_S, LiveClient::ping);
        checking = everySeconds(CHECK_EVERY_S, this::check);
    }

    @PreDestroy
    void stop() {
        shutdown.remove(this);
        pinging.cancel(false);
        checking.cancel(false);
    }

    /** Until the client disconnects. */
    public void add(LiveClient client) {
        clients.add(client);
        if (over) {
            sendElsewhere(client);
        }
    }

    @Override
    public void end() {
        over = true;
        clients.forEach(Heartbeat::sendElsewhere);
    }

    @Override
    public int remaining() {
        return (int) clients.stream().filter(LiveClient::isConnected).count();
    }

    @Override
    public void resume() {
        over = false;
    }

    private static void sendElsewhere(LiveClient client) {
        client.close(CloseCodes.SERVICE_RESTART, "this node ends: connect again");
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
