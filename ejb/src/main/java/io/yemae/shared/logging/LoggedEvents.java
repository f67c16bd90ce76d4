package io.yemae.shared.logging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Logs what a transaction has done once it is done: nothing that was rolled back appears in the log. */
@ApplicationScoped
public class LoggedEvents {

    void log(@Observes(during = TransactionPhase.AFTER_SUCCESS) LoggedEvent event) {
        EventLog.happened(event.name(), event.details().toArray());
    }
}
