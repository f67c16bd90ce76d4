package io.yemae.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Publishes changes. */
@ApplicationScoped
public class Changes {

    @Inject
    Event<Change> changed;

    /** Passed on once the current transaction has committed, and dropped if it rolls back. */
    public void tell(Change change) {
        changed.fire(change);
    }
}
