package io.yemae.catalog.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether an event has a free seat. */
@ApplicationScoped
class FreeSeatRows {

    private static final String FREE = SqlFile.read(FreeSeatRows.class, "free-seats.sql");

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** @param nextExpiry when the next hold expires if no seat is free; null if no seat is held */
    record FreeStatus(boolean free, Instant nextExpiry) {
    }

    @SuppressWarnings("unchecked")
    Map<UUID, FreeStatus> of(Collection<UUID> events) {
        List<Tuple> rows = entityManager.createNativeQuery(FREE, Tuple.class).setParameter(1, events.toArray(UUID[]::new)).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get("id", UUID.class),
            row -> new FreeStatus(row.get("free", Boolean.class), row.get("free_from", Instant.class))));
    }
}
