package io.yemae.alerts;

import io.yemae.alerts.domain.Alert;
import io.yemae.alerts.domain.Alert.Step;
import io.yemae.alerts.domain.Condition;
import io.yemae.alerts.domain.Findings;
import io.yemae.alerts.integration.AlertMails;
import io.yemae.alerts.persistence.AlertRows;
import io.yemae.ops.PlatformState;
import io.yemae.shared.Transactions;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;

/** Tells operators of critical conditions by mail, once, and again when they are over. */
@Stateless
// A slow mail server must not occupy a database connection that buyers need.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Alerts {
    private static final Logger LOG = Logger.getLogger(Alerts.class.getName());

    @Inject
    AlertRows rows;

    @Inject
    AlertMails mails;

    @Inject
    Transactions transactions;

    /**
     * Records what this node sees, and sends the mails that are due and that no other node sends. A mail that the mail server does not
     * accept is sent a minute later, by any node. A node that dies after it has sent a mail may cause a second one.
     *
     * @param before the state that this node saw before
     */
    public void tell(PlatformState now, PlatformState before) {
        if (!mails.isOn()) {
            return;
        }
        Findings findings = Findings.of(now, before);
        if (!findings.holding().isEmpty()) {
            transactions.inNew(() -> findings.holding().forEach(rows::see));
        }
        claim(findings.judged()).forEach(this::tell);
    }

    private Map<Alert, Step> claim(Set<Condition> judged) {
        return transactions.inNew(() -> {
            Map<Alert, Step> due = new LinkedHashMap<>();
            for (AlertRows.Locked locked : rows.lock()) {
                Alert alert = locked.alert();
                Step step = alert.next(locked.at(), judged);
                if (step == Step.FORGET) {
                    rows.forget(alert.finding());
                } else if (step != Step.WAIT) {
                    rows.claim(alert.finding());
                    due.put(alert, step);
                }
            }
            return due;
        });
    }

    private void tell(Alert alert, Step step) {
        String condition = alert.finding().condition().name();
        try {
            if (step == Step.TELL) {
                mails.holds(alert);
                transactions.inNew(() -> rows.told(alert.finding()));
                EventLog.happened("alert.told", "condition", condition, "subject", alert.finding().subject());
            } else {
                mails.isOver(alert);
                transactions.inNew(() -> rows.forget(alert.finding()));
                EventLog.happened("alert.over", "condition", condition, "subject", alert.finding().subject());
            }
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "Operators could not be told of " + condition, e);
        }
    }
}
