package io.yemae.cancellation.persistence;

import io.yemae.cancellation.SelectionPreview;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Counts what the cancellation of some reservations would do. */
@ApplicationScoped
public class SelectionRows {
    private static final String PREVIEW = SqlFile.read(SelectionRows.class, "selection-preview.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** Of those that exist. @param among the events whose reservations count; null for all */
    public SelectionPreview preview(List<ReservationId> reservations, Set<EventId> among) {
        Tuple row = (Tuple) entityManager.createNativeQuery(PREVIEW, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, reservations.stream().map(ReservationId::value).toArray(UUID[]::new), UUID[].class)
            .setParameter(2, events(among), UUID[].class)
            .getSingleResult();
        return new SelectionPreview(row.get("total", Long.class), row.get("reservations", Long.class), row.get("holds", Long.class),
            row.get("seats", Long.class), row.get("buyers", Long.class), new Won(row.get("points", Long.class)),
            new Won(row.get("otherwise", Long.class)), row.get("in_progress", Long.class), row.get("already_cancelled", Long.class),
            row.get("expired", Long.class), row.get("version", String.class));
    }

    static UUID[] events(Set<EventId> among) {
        return among == null ? null : among.stream().map(EventId::value).toArray(UUID[]::new);
    }
}
