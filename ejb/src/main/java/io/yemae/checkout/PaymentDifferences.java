package io.yemae.checkout;

import io.yemae.audit.AuditLog;
import io.yemae.checkout.persistence.ComparedDayRows;
import io.yemae.checkout.persistence.DifferenceRows;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** The differences that comparisons with the gateway have found, for operators. */
@Stateless
public class PaymentDifferences {

    @Inject
    ComparedDayRows days;

    @Inject
    DifferenceRows differences;

    @Inject
    AuditLog audit;

    /** Compared days, the latest first. @param before the day that the list ended with; null for the first part */
    public List<ComparedDay> days(LocalDate before, int limit) {
        return days.list(before, limit);
    }

    /**
     * Differences, the latest first.
     *
     * @param day    null for all days
     * @param isOpen whether only those that are neither gone nor resolved
     * @param after  the difference that the list ended with; null for the first part
     */
    public List<RecordedDifference> list(LocalDate day, boolean isOpen, DifferenceId after, int limit) {
        return differences.list(day, isOpen, after, limit);
    }

    /**
     * Records why an open difference is none, or what was done about it. Audited.
     *
     * @throws Problem not found {@code DIFFERENCE_NOT_FOUND}; conflict {@code DIFFERENCE_NOT_OPEN} if it is gone or resolved
     */
    public RecordedDifference resolve(DifferenceId id, String reason) {
        RecordedDifference known = differences.find(id).orElseThrow(DifferenceId::unknown);
        if (!differences.resolve(id, reason)) {
            throw Problem.conflict("DIFFERENCE_NOT_OPEN", "이미 해결되었거나 없어진 차이입니다.");
        }
        audit.record("payment.resolve", id.toString(), known.difference().order() + ": " + reason);
        return differences.find(id).orElseThrow(DifferenceId::unknown);
    }
}
