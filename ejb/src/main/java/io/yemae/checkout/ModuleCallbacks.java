package io.yemae.checkout;

import io.yemae.ops.AuditLog;
import io.yemae.payment.ModulePayments;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentModule.Callback;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The payment module has taken money for a reservation and says so (requirement 4, "결제"). */
@Stateless
public class ModuleCallbacks {
    /* Locked first, as by everybody: its price stays until the payment is written. */
    private static final String OWNER = """
        SELECT user_id, total_amount
        FROM reservations
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    PaymentModule module;

    @Inject
    ModulePayments modulePayments;

    @Inject
    PaymentSteps payments;

    @Inject
    AuditLog audit;

    @EJB
    ModuleCallbacks steps;

    private record Owner(UserId user, Won total) {
    }

    /**
     * Records that the module has taken money; the same callback again changes nothing. What may pay for its reservation is settled by a message, and its
     * price stays until then; anything else goes back at once ({@link ModuleSettlements#outcome} tells).
     *
     * @param signature null when there was none
     * @throws Problem unauthenticated {@code INVALID_SIGNATURE}; invalid {@code MALFORMED_CALLBACK}
     */
    // What is signed is found out before a transaction begins.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentId receive(String body, String signature) {
        return steps.record(module.read(body, signature)).id();
    }

    /** The step of the database. */
    public PaymentView record(Callback said) {
        return modulePayments.find(said.paymentKey()).orElseGet(() -> {
            recordFirst(said);
            return modulePayments.find(said.paymentKey()).orElseThrow();
        });
    }

    private void recordFirst(Callback said) {
        ReservationId reservation = Uuid7.parse(said.reservation()).map(ReservationId::new).orElse(null);
        Owner owner = reservation == null ? null : owner(reservation);
        PaymentId id = PaymentId.next();
        boolean mayPay = owner != null && owner.total().equals(said.amount())
            && add(id, reservation, owner.user(), said, PaymentStatus.CONFIRMING);
        if (!mayPay && add(id, owner == null ? null : reservation, owner == null ? null : owner.user(), said, PaymentStatus.COMPENSATING)) {
            payments.askRefund(id, "유효한 예약 없음");
            audit.record("payment.refused", id.toString(), said.reservation());
        }
    }

    private boolean add(PaymentId id, ReservationId reservation, UserId user, Callback said, PaymentStatus status) {
        return modulePayments.taken(id, reservation, user, said.amount(), said.paymentKey(), said.at(), status);
    }

    @SuppressWarnings("unchecked")
    private Owner owner(ReservationId reservation) {
        List<Tuple> rows = entityManager.createNativeQuery(OWNER, Tuple.class).setParameter(1, reservation.value()).getResultList();
        return rows.stream().findFirst()
            .map(row -> new Owner(new UserId(row.get("user_id", UUID.class)), new Won(row.get("total_amount", Long.class))))
            .orElse(null);
    }
}
