package io.yemae.shared.messaging;

import io.yemae.shared.Transactions;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * The last messages of a node that ends. Other nodes can send what is in the outbox, but they do not see what is in the broker of this node
 * until it starts again. One thread at a time calls it.
 */
@ApplicationScoped
public class OutboxHandover {
    /** In milliseconds. An older message fails again and again, or the consumers are far behind: neither is a reason to wait. */
    private static final long RECENT = 60_000;
    /** By how much the database's clock, which makes the ids, may be ahead of this node's. */
    private static final long CLOCKS = 1_000;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    Transactions transactions;

    private UUID oldest;
    private UUID newest;
    private volatile boolean over;

    /** Nobody on this node writes messages for clients any more: sends those that wait. */
    public void begin() {
        long now = System.currentTimeMillis();
        oldest = Uuid7.least(now - RECENT);
        newest = Uuid7.least(now + CLOCKS);
        relay.relay();
    }

    /** How many of the messages of the last minute have not taken effect yet. */
    public long unconsumed() {
        return transactions.inNew(() -> outbox.unconsumed(oldest, newest));
    }

    /**
     * This node sends no more. Those that it has sent in vain return to the outbox, for the other nodes: if this node has them too, they
     * take effect once.
     *
     * @return their number
     */
    public int end() {
        over = true;
        return transactions.inNew(() -> outbox.giveBack(oldest, newest));
    }

    /** This node sends again. */
    public void resume() {
        over = false;
    }

    boolean isOver() {
        return over;
    }
}
