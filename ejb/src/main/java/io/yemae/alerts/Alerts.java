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

/** Reports critical conditions to operators by mail: once when they begin, and once when they are over. */
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
    public void report(PlatformState now, PlatformState before) {
        if (!mails.isOn()) {
            return;
        }
        Findings findings = Findings.of(now, before);
        if (!findings.holding().isEmpty()) {
            transactions.inNew(() -> findings.holding().forEach(rows::see));
        }
        claim(findings.judged()).forEach(this::report);
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

    private void report(Alert alert, Step step) {
        String condition = alert.finding().condition().name();
        try {
            if (step == Step.REPORT) {
                mails.holds(alert);
                transactions.inNew(() -> rows.reported(alert.finding()));
                EventLog.happened("alert.reported", "condition", condition, "subject", alert.finding().subject());
            } else {
                mails.isOver(alert);
                transactions.inNew(() -> rows.forget(alert.finding()));
                EventLog.happened("alert.over", "condition", condition, "subject", alert.finding().subject());
            }
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "The mail about " + condition + " could not be sent", e);
        }
    }
}
