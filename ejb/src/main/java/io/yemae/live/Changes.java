package io.yemae.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where features tell what they change. */
@ApplicationScoped
public class Changes {
    private final Queue<Change> committed = new ConcurrentLinkedQueue<>();

    @Inject
    Event<Change> told;

    /** Passed on once the present transaction has committed, and forgotten when it rolls back. */
    public void tell(Change change) {
        told.fire(change);
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        committed.add(change);
    }

    /** Takes what has been committed since the last time. */
    List<Change> drain() {
        List<Change> batch = new ArrayList<>();
        for (Change change = committed.poll(); change != null; change = committed.poll()) {
            batch.add(change);
        }
        return batch;
    }
}
