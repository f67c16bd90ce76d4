package io.yemae.catalog.persistence;

import io.yemae.catalog.domain.StatusTurn;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** When events change their status next. */
@ApplicationScoped
public class StatusQueries {

    /*
     * The first of each kind by its index (events_by_sale_start, events_by_sale_end, performances_by_start, performances_by_end), then the first of all.
     * Ties come together, so that nothing stands on either side of a limit.
     */
    private static final String TURNS = """
        SELECT turn.at, turn.event_id
        FROM ((SELECT sale_start AS at, id AS event_id FROM events
               WHERE sale_start > ?1 AND cancelled_at IS NULL ORDER BY sale_start FETCH FIRST (?2) ROWS WITH TIES)
              UNION ALL
              (SELECT sale_end, id FROM events
               WHERE sale_end > ?1 AND cancelled_at IS NULL ORDER BY sale_end FETCH FIRST (?2) ROWS WITH TIES)
              UNION ALL
              (SELECT starts_at, event_id FROM performances
               WHERE starts_at > ?1 AND cancelled_at IS NULL ORDER BY starts_at FETCH FIRST (?2) ROWS WITH TIES)
              UNION ALL
              (SELECT ends_at, event_id FROM performances
               WHERE ends_at > ?1 AND cancelled_at IS NULL ORDER BY ends_at FETCH FIRST (?2) ROWS WITH TIES)) turn
        ORDER BY turn.at
        FETCH FIRST (?2) ROWS WITH TIES""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** At least so many, if there are, in the order of time. */
    @SuppressWarnings("unchecked")
    public List<StatusTurn> turns(Instant after, int most) {
        List<Tuple> rows = entityManager.createNativeQuery(TURNS, Tuple.class).setParameter(1, after).setParameter(2, most).getResultList();
        return rows.stream().map(row -> new StatusTurn(row.get("at", Instant.class), new EventId(row.get("event_id", UUID.class)))).toList();
    }
}
