package io.yemae.catalog.persistence;

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

/** Whether anything of an event is free. */
@ApplicationScoped
class FreeSeats {

    /* Only where nothing is free, the holds are looked at: by performances_by_event, seats_ordinal, then seat_states by its key. */
    private static final String FREE = """
        WITH judged AS MATERIALIZED (
            SELECT event.id, event_has_free_seat(event.id) AS free
            FROM unnest(?1) AS event (id))
        SELECT judged.id, judged.free,
               CASE WHEN NOT judged.free THEN (SELECT min(state.held_until)
                                               FROM performances performance
                                               JOIN seats seat ON seat.performance_id = performance.id
                                               JOIN seat_states state ON state.seat_id = seat.id
                                               WHERE performance.event_id = judged.id
                                                 AND performance.cancelled_at IS NULL
                                                 AND performance.starts_at > now())
               END AS free_from
        FROM judged""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** @param from when the first hold runs out, while nothing is free; null when no seat is held */
    record Freedom(boolean free, Instant from) {
    }

    @SuppressWarnings("unchecked")
    Map<UUID, Freedom> of(Collection<UUID> events) {
        List<Tuple> rows = entityManager.createNativeQuery(FREE, Tuple.class).setParameter(1, events.toArray(UUID[]::new)).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get("id", UUID.class),
            row -> new Freedom(row.get("free", Boolean.class), row.get("free_from", Instant.class))));
    }
}
