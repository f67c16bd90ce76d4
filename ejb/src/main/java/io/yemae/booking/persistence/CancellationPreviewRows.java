package io.yemae.booking.persistence;

import io.yemae.booking.CancellationPreview;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Counts what a cancellation would affect. */
@ApplicationScoped
public class CancellationPreviewRows {
    private static final String PREVIEW = SqlFile.read(CancellationPreviewRows.class, "cancellation-preview.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** @param performance null for all performances of the event */
    public CancellationPreview of(EventId event, PerformanceId performance) {
        Tuple row = (Tuple) entityManager.createNativeQuery(PREVIEW, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, event.value())
            .setParameter(2, performance == null ? null : performance.value(), UUID.class)
            .getSingleResult();
        return new CancellationPreview(row.get("performances", Long.class), row.get("buyers", Long.class),
            row.get("reservations", Long.class), row.get("holds", Long.class), row.get("seats", Long.class),
            new Won(row.get("points", Long.class)), new Won(row.get("otherwise", Long.class)), row.get("in_progress", Long.class));
    }
}
