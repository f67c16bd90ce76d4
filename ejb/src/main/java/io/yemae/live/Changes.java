package io.yemae.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

@ApplicationScoped
public class Changes {

    @Inject
    Event<Change> changed;

    /** Passes the change on once the current transaction has committed, and drops it if that rolls back. */
    public void publish(Change change) {
        changed.fire(change);
    }
}
