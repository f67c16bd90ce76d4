package io.yemae.booking.persistence;

import io.yemae.booking.StaffAction;
import io.yemae.shared.ReservationId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Reads what the audit log says about a reservation. */
@ApplicationScoped
public class StaffActionRows {
    private static final String ACTIONS = SqlFile.read(StaffActionRows.class, "staff-actions.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** The latest 100, latest first. */
    @SuppressWarnings("unchecked")
    public List<StaffAction> about(ReservationId reservation) {
        List<Tuple> rows = entityManager.createNativeQuery(ACTIONS, Tuple.class).setParameter(1, reservation.toString()).getResultList();
        return rows.stream().map(row -> new StaffAction(row.get("at", Instant.class), row.get("actor", String.class),
            row.get("name", String.class), row.get("action", String.class), row.get("detail", String.class),
            row.get("trace", String.class))).toList();
    }
}
