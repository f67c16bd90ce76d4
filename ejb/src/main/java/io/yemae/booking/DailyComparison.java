package io.yemae.booking;

import io.yemae.ops.AuditLog;
import io.yemae.payment.GatewayComparison;
import io.yemae.payment.GatewayComparison.Difference;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Our books beside the gateway's, a day at a time. */
@Stateless
public class DailyComparison {
    private static final Logger LOG = Logger.getLogger(DailyComparison.class.getName());
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Inject
    GatewayComparison comparison;

    @Inject
    Reconciliation reconciliation;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @EJB
    DailyComparison steps;

    /** Every difference of yesterday in Seoul is logged and audited; money that the gateway has and we do not know of is looked after at once. */
    // The gateway is asked outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void compareYesterday() {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), SEOUL).minusDays(1);
        for (Difference difference : of(yesterday)) {
            LOG.log(Level.SEVERE, "Our books differ from the gateway''s on {0}: {1}", new Object[] {yesterday, difference});
            steps.report(difference);
            try {
                difference.payment().ifPresent(reconciliation::bringToAnEnd);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The difference could not be settled: " + difference, e);
            }
        }
    }

    /**
     * What differs on a day in Seoul, now.
     *
     * @throws Problem unavailable {@code GATEWAY_UNAVAILABLE}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Difference> of(LocalDate day) {
        try {
            return comparison.compare(day.atStartOfDay(SEOUL).toInstant(), day.plusDays(1).atStartOfDay(SEOUL).toInstant().minusSeconds(1));
        } catch (GatewayUnavailable e) {
            throw new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_UNAVAILABLE", "결제 게이트웨이가 응답하지 않습니다.");
        }
    }

    public void report(Difference difference) {
        audit.record("payment.difference", difference.order(), difference.toString());
    }
}
