package io.yemae.devservices.sandbox.delivery;

import io.yemae.devservices.DaemonThreads;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends messages to one target in the background, and retries failed ones by the plan. Without a target, messages are dropped.
 *
 * <p>A test takes control with {@link #hold()} and sends the messages itself: {@link #flush()}, {@link #releaseReversed()} and
 * {@link #releaseShuffled(long)} return after all responses have arrived.
 */
public final class Deliveries implements AutoCloseable {

    private static final int SENDERS = 4;

    private final Clock clock;
    private final RetryPlan plan;
    private final DeliveryQueue queue = new DeliveryQueue();
    private final MessageSender sender = new MessageSender();
    private final ExecutorService senders =
        Executors.newFixedThreadPool(SENDERS, new DaemonThreads("payment-sandbox-delivery"));
    private volatile URI target;
    private volatile int copies = 1;

    /** @param target null to drop messages */
    public Deliveries(Clock clock, RetryPlan plan, URI target) {
        this.clock = clock;
        this.plan = plan;
        this.target = target;
    }

    /** Sends to this address from now on, also the waiting messages. Null drops new messages. */
    public void target(URI newTarget) {
        target = newTarget;
    }

    public URI target() {
        return target;
    }

    /** How often each new message is sent: 1 is normal, 2 duplicates it, 0 loses it. */
    public void copies(int times) {
        copies = times;
    }

    /** Stops sending in the background, until one of the release methods is called. */
    public void hold() {
        queue.hold(true);
    }

    public boolean held() {
        return queue.held();
    }

    /** Ends the hold and sends the waiting messages in order. */
    public void release() {
        queue.hold(false);
        flush();
    }

    /** Ends the hold and sends the waiting messages in reverse order. */
    public void releaseReversed() {
        queue.reverse();
        release();
    }

    /** Ends the hold and sends the waiting messages in a random order that depends on {@code seed} alone. */
    public void releaseShuffled(long seed) {
        queue.shuffle(new Random(seed));
        release();
    }

    /**
     * Sends every waiting message once, now and in order, even if it is held or not yet due. Also waits for the messages that are being
     * sent. Several threads may call this at the same time; they share the work.
     *
     * @return how many messages wait for a retry
     */
    public int flush() {
        for (Delivery delivery : queue.waiting()) {
            if (queue.take(delivery)) {
                send(delivery);
            }
        }
        queue.awaitNoneInFlight();
        return queue.waiting().size();
    }

    /** Sends the messages that are due. The sandbox calls this every second. */
    public void sendDue() {
        if (!queue.held()) {
            senders.execute(() -> queue.takeDue(clock.instant()).forEach(this::send));
        }
    }

    public void send(Message message) {
        if (target == null) {
            return;
        }
        for (int i = 0; i < copies; i++) {
            queue.add(new Delivery(message, 0, clock.instant()));
            sendDue();
        }
    }

    /** The messages that were not received yet, in the order in which they will be sent. */
    public List<Delivery> waiting() {
        return queue.waiting();
    }

    /** The received messages in the order of their responses. Each copy is counted. */
    public List<Message> received() {
        return queue.received();
    }

    /** The messages whose attempts all failed. */
    public List<Message> givenUp() {
        return queue.givenUp();
    }

    @Override
    public void close() {
        queue.hold(true);
        senders.shutdownNow();
    }

    private void send(Delivery delivery) {
        URI to = target;
        int status = to == null ? MessageSender.NO_RESPONSE : sender.send(to, delivery.message());
        if (plan.received().test(status)) {
            queue.received(delivery);
        } else if (delivery.attempts() < plan.delays().size()) {
            queue.retry(delivery.failed(clock.instant().plus(plan.delays().get(delivery.attempts()))));
        } else {
            queue.giveUp(delivery);
        }
    }
}
