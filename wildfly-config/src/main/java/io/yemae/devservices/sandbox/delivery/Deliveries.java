package io.yemae.devservices.sandbox.delivery;

import io.yemae.devservices.sandbox.http.Listener;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends messages to one target, in the background as soon as they are there; what fails is sent again by the plan. Tests take
 * over with {@link #hold()} and send themselves: {@link #flush()}, {@link #releaseReversed()}, {@link #releaseShuffled(long)}
 * return when everything they sent was answered. Without a target a message is dropped.
 */
public final class Deliveries implements AutoCloseable {

    private static final int SENDERS = 4;

    private final Clock clock;
    private final RetryPlan plan;
    private final Tray tray = new Tray();
    private final Post post = new Post();
    private final ExecutorService senders =
        Executors.newFixedThreadPool(SENDERS, task -> Listener.daemon("payment-sandbox-delivery", task));
    private volatile URI target;
    private volatile int copies = 1;

    /** @param target null for nobody */
    public Deliveries(Clock clock, RetryPlan plan, URI target) {
        this.clock = clock;
        this.plan = plan;
        this.target = target;
    }

    /** Sends to this address from now on, waiting messages too; null for nobody. */
    public void target(URI newTarget) {
        target = newTarget;
    }

    public URI target() {
        return target;
    }

    /** Sends every new message this often: 1 is normal, 0 loses it for good. */
    public void copies(int times) {
        copies = times;
    }

    /** Sends nothing in the background until {@link #release()} or one of its kin. */
    public void hold() {
        tray.hold(true);
    }

    public boolean held() {
        return tray.held();
    }

    /** Back to normal: sends what waits, in order. */
    public void release() {
        tray.hold(false);
        flush();
    }

    /** Back to normal, but what waits goes out last first. */
    public void releaseReversed() {
        tray.reverse();
        release();
    }

    /** Back to normal, but what waits goes out in an order drawn from {@code seed}. */
    public void releaseShuffled(long seed) {
        tray.shuffle(new Random(seed));
        release();
    }

    /**
     * Sends every waiting message once, now, in order, whether it is held or not yet due, and waits for those on their way. May
     * be called by several threads, which then share the work.
     *
     * @return how many wait to be sent again
     */
    public int flush() {
        for (Delivery delivery : tray.waiting()) {
            if (tray.take(delivery)) {
                send(delivery);
            }
        }
        tray.awaitQuiet();
        return tray.waiting().size();
    }

    /** Sends what is due by the clock; the sandbox calls this every second. */
    public void sendDue() {
        if (!tray.held()) {
            senders.execute(() -> tray.takeDue(clock.instant()).forEach(this::send));
        }
    }

    public void post(Message message) {
        if (target == null) {
            return;
        }
        for (int i = 0; i < copies; i++) {
            tray.put(new Delivery(message, 0, clock.instant()));
            sendDue();
        }
    }

    /** Messages not received yet, in the order in which they will be sent. */
    public List<Delivery> waiting() {
        return tray.waiting();
    }

    /** Messages received, in the order of their answers; a copy counts by itself. */
    public List<Message> received() {
        return tray.received();
    }

    /** Messages for which every attempt failed. */
    public List<Message> givenUp() {
        return tray.givenUp();
    }

    @Override
    public void close() {
        tray.hold(true);
        senders.shutdownNow();
    }

    private void send(Delivery delivery) {
        URI to = target;
        int status = to == null ? Post.NO_ANSWER : post.send(to, delivery.message());
        if (plan.received().test(status)) {
            tray.received(delivery);
        } else if (delivery.attempts() < plan.gaps().size()) {
            tray.back(delivery.failed(clock.instant().plus(plan.gaps().get(delivery.attempts()))));
        } else {
            tray.giveUp(delivery);
        }
    }
}
