package io.yemae.checkout.persistence;

import io.yemae.booking.Sales.Due;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The holds that can be paid with points at once. */
@ApplicationScoped
public class PayableHoldRows {
    private static final String LOCK = SqlFile.read(PayableHoldRows.class, "lock-payable.sql");

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A hold whose buyer has the points to pay it.
     *
     * @param offered whether it is an offer of the waiting list
     */
    public record Payable(EventId event, Won total, boolean offered) {
    }

    /** Locks holds of different users and the users' accounts until the end of the transaction, without waiting. */
    @SuppressWarnings("unchecked")
    public Map<ReservationId, Payable> lock(List<Due> holds) {
        List<Tuple> rows = entityManager.createNativeQuery(LOCK, Tuple.class).unwrap(NativeQuery.class)
            .setParameter("reservations", holds.stream().map(hold -> hold.reservation().value()).toArray(UUID[]::new))
            .setParameter("users", holds.stream().map(hold -> hold.user().value()).toArray(UUID[]::new))
            .getResultList();
        Map<ReservationId, Payable> payable = new HashMap<>();
        rows.forEach(row -> payable.put(new ReservationId(row.get("id", UUID.class)),
            new Payable(new EventId(row.get("event_id", UUID.class)), new Won(row.get("total_amount", Long.class)),
                row.get("offered", Boolean.class))));
        return payable;
    }
}
