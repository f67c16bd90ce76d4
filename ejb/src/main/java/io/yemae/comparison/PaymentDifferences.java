package io.yemae.comparison;

import io.yemae.audit.AuditLog;
import io.yemae.comparison.persistence.ComparedDayRows;
import io.yemae.comparison.persistence.DifferenceRows;
import io.yemae.payment.PaymentId;
import io.yemae.payment.UnknownOrders;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
    UnknownOrders unknown;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

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
     * Refunds money that the gateway has taken for an order unknown to us, and resolves the difference. Audited.
     *
     * @throws Problem as {@link #resolve} and {@link UnknownOrders#refund}; conflict {@code ORDER_NOT_OURS} if it cannot be one of our
     *     orders
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public RecordedDifference refund(DifferenceId id, String reason) {
        RecordedDifference known = transactions.inNew(() -> differences.find(id)).orElseThrow(DifferenceId::unknown);
        if (known.state() != RecordedDifference.State.OPEN) {
            throw Problem.conflict("DIFFERENCE_NOT_OPEN", "이미 해결되었거나 없어진 차이입니다.");
        }
        PaymentId order = known.difference().payment()
            .orElseThrow(() -> Problem.conflict("ORDER_NOT_OURS", "우리가 만든 주문이 아닙니다. 게이트웨이에서 직접 처리해주세요."));
        unknown.refund(order, reason);
        return transactions.inNew(() -> resolved(id, "refunded " + order + ": " + reason, reason));
    }

    /**
     * Records why an open difference is none, or what was done about it. Audited.
     *
     * @throws Problem not found {@code DIFFERENCE_NOT_FOUND}; conflict {@code DIFFERENCE_NOT_OPEN} if it is gone or resolved
     */
    public RecordedDifference resolve(DifferenceId id, String reason) {
        RecordedDifference known = differences.find(id).orElseThrow(DifferenceId::unknown);
        return resolved(id, known.difference().order() + ": " + reason, reason);
    }

    private RecordedDifference resolved(DifferenceId id, String detail, String reason) {
        if (!differences.resolve(id, reason)) {
            throw Problem.conflict("DIFFERENCE_NOT_OPEN", "이미 해결되었거나 없어진 차이입니다.");
        }
        audit.record("payment.resolve", id.toString(), detail);
        return differences.find(id).orElseThrow(DifferenceId::unknown);
    }
}
