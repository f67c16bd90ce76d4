package io.yemae.audit;

import io.yemae.audit.persistence.AuditEntryRows;
import io.yemae.shared.Audited;
import io.yemae.shared.WarmUpIds;
import io.yemae.shared.logging.LoggedEvent;
import io.yemae.shared.logging.Trace;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who did what, when, to what, in which request. Written in the transaction of the action, and to the log after it. */
@Stateless
// The entry and the action commit together or not at all.
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditLog {

    @Inject
    AuditEntryRows entries;

    @Inject
    JsonWebToken caller;

    @Inject
    Actor actor;

    @Inject
    Event<LoggedEvent> log;

    /**
     * The actor is the user of the access token; without one the {@link Actor}, which is the platform itself if nobody else is named.
     *
     * @param action what was done, as feature.verb
     * @param target the id of the object
     */
    public void record(String action, String target, String detail) {
        recordAs(Objects.requireNonNullElseGet(caller.getSubject(), actor::name), action, target, detail);
    }

    /**
     * For actions without an access token.
     *
     * @param actor the id of a user who was authenticated by other means, such as a password or a mailed link; otherwise "anonymous"
     */
    public void recordAs(String actor, String action, String target, String detail) {
        // The user of a warm-up or a rehearsal is nobody, and the entries would stay.
        if (!WarmUpIds.contain(actor) && !WarmUpIds.contain(target)) {
            entries.add(actor, action, target, detail, Trace.current().orElse(null));
            log.fire(LoggedEvent.of(action, "actor", actor, "target", target));
        }
    }

    /** For a feature that does not depend on this one. */
    public void onAudited(@Observes Audited audited) {
        record(audited.action(), audited.target(), audited.detail());
    }
}
