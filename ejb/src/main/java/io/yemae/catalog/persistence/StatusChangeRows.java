package io.yemae.catalog.persistence;

import io.yemae.catalog.domain.StatusChange;
import io.yemae.shared.EventId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The next status changes of events. */
@ApplicationScoped
public class StatusChangeRows {

    private static final String CHANGES = SqlFile.read(StatusChangeRows.class, "status-changes.sql");

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** @param least at least so many, if there are; changes at the same instant are never separated */
    @SuppressWarnings("unchecked")
    public List<StatusChange> after(Instant after, int least) {
        List<Tuple> rows = entityManager.createNativeQuery(CHANGES, Tuple.class).setParameter(1, after).setParameter(2, least)
            .getResultList();
        return rows.stream().map(row -> new StatusChange(row.get("at", Instant.class), new EventId(row.get("event_id", UUID.class))))
            .toList();
    }
}
