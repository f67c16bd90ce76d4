package io.yemae.comparison;

import io.yemae.audit.AuditLog;
import io.yemae.comparison.persistence.ComparedDayRows;
import io.yemae.comparison.persistence.DifferenceRows;
import io.yemae.payment.GatewayComparison;
import io.yemae.payment.GatewayComparison.Difference;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.settlement.Reconciliation;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Seoul;
import io.yemae.shared.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Compares our payments with the gateway's, a day at a time. */
@Stateless
public class DailyComparison {
    private static final Logger LOG = Logger.getLogger(DailyComparison.class.getName());
    /** A request of an operator has to end. The next one goes on. */
    private static final int SETTLED_AT_ONCE = 200;

    @Inject
    ComparedDayRows days;

    @Inject
    DifferenceRows recorded;

    @Inject
    GatewayComparison comparison;

    @Inject
    Reconciliation reconciliation;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    /**
     * Logs, audits and records every difference of yesterday (Seoul), once for all nodes, reconciles the payments that differ, and records
     * which differences are gone by that. If the gateway does not answer, the next call tries again.
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void compareYesterday() {
        LocalDate yesterday = Seoul.date(clock.instant()).minusDays(1);
        if (transactions.inNew(() -> days.isCompared(yesterday))) {
            return;
        }
        List<Difference> differences = of(yesterday);
        if (transactions.inNew(() -> report(yesterday, differences))) {
            differences.forEach(this::reconcile);
            if (!differences.isEmpty()) {
                List<Difference> left = of(yesterday);
                transactions.inNew(() -> recorded.record(yesterday, left));
            }
        }
    }

    /**
     * Compares a day (Seoul) again, reconciles up to 200 payments that differ, and records the differences that are left.
     *
     * @throws Problem invalid if the day is to come or more than a year ago; unavailable {@code GATEWAY_UNAVAILABLE}
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ComparedDay compare(LocalDate day) {
        LocalDate today = Seoul.date(clock.instant());
        if (day.isAfter(today) || day.isBefore(today.minusYears(1))) {
            throw Problem.invalidField("day", "오늘까지의 지난 1년 가운데 하루여야 합니다.");
        }
        List<Difference> found = of(day);
        found.stream().limit(SETTLED_AT_ONCE).forEach(this::reconcile);
        List<Difference> differences = found.isEmpty() ? found : of(day);
        return transactions.inNew(() -> {
            days.markAgain(day);
            recorded.record(day, differences);
            audit.record("payment.compare", day.toString(), "differences: " + differences.size());
            return days.get(day);
        });
    }

    /**
     * The differences of a day (Seoul), as they are now.
     *
     * @throws Problem unavailable {@code GATEWAY_UNAVAILABLE}
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Difference> of(LocalDate day) {
        try {
            return comparison.compare(Seoul.startOf(day), Seoul.startOf(day.plusDays(1)).minusSeconds(1));
        } catch (GatewayUnavailable e) {
            throw new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_UNAVAILABLE", "결제 게이트웨이가 응답하지 않습니다.");
        }
    }

    /** @return false if another node has reported the day */
    private boolean report(LocalDate day, List<Difference> differences) {
        if (!days.mark(day)) {
            return false;
        }
        for (Difference difference : differences) {
            LOG.log(Level.SEVERE, "Our payments differ from the gateway''s on {0}: {1}", new Object[] {day, difference});
            audit.record("payment.difference", difference.order(), difference.toString());
        }
        recorded.record(day, differences);
        return true;
    }

    private void reconcile(Difference difference) {
        try {
            difference.payment().ifPresent(reconciliation::settle);
        } catch (Problem e) {
            // Such as an order unknown to us. It stays open for an operator.
            LOG.log(Level.WARNING, "The difference is not settled: {0}: {1}", new Object[] {e.code(), difference});
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The difference is not settled: " + difference, e);
        }
    }
}
