package io.yemae.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Where features tell what they change. */
@ApplicationScoped
public class Changes {

    @Inject
    Event<Change> told;

    /** Passed on once the present transaction has committed, and forgotten when it rolls back. */
    public void tell(Change change) {
        told.fire(change);
    }
}
