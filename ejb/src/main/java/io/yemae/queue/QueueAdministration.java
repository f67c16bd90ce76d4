package io.yemae.queue;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.hibernate.query.NativeQuery;

/** What administrators do with a room (requirement 2, "관리자 기능"), and its draw, which anybody may look at. */
@Stateless
public class QueueAdministration {
    private static final String CHANGE = """
        UPDATE queue_rooms
        SET threshold = coalesce(?1, threshold),
            rate_per_second = coalesce(?2, rate_per_second),
            paused = coalesce(?3, paused)
        WHERE event_id = ?4""";
    private static final String DRAW = """
        SELECT encode(sha256(convert_to(draw_seed, 'UTF8')), 'hex') AS hash,
               CASE WHEN drawn_at IS NOT NULL THEN draw_seed END AS seed,
               draw_size,
               drawn_at
        FROM queue_rooms
        WHERE event_id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Rooms rooms;

    @Inject
    Changes changes;

    @Inject
    AuditLog audit;

    /**
     * Takes effect with the next turn. A lower threshold sends nobody out: nobody is admitted until enough have gone.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void change(EventId event, ChangeRoom wanted) {
        rooms.of(event);
        entityManager.createNativeQuery(CHANGE).unwrap(NativeQuery.class)
            .setParameter(1, wanted.threshold(), Integer.class)
            .setParameter(2, wanted.rate(), Integer.class)
            .setParameter(3, wanted.paused(), Boolean.class)
            .setParameter(4, event.value())
            .executeUpdate();
        audit.record("queue.change", event.toString(), wanted.toString());
        changes.tell(Change.ofRoom(event));
    }

    /**
     * Empties the room: all are told, and have to queue again. Who holds seats stays admitted and can pay for them.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void clear(EventId event) {
        rooms.of(event);
        Object cleared = entityManager.createNativeQuery("SELECT queue_clear(?1)", Long.class).setParameter(1, event.value()).getSingleResult();
        audit.record("queue.clear", event.toString(), "places: " + cleared);
        changes.tell(Change.ofRoom(event));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    @SuppressWarnings("unchecked")
    public QueueDraw draw(EventId event) {
        rooms.of(event);
        List<Tuple> rows = entityManager.createNativeQuery(DRAW, Tuple.class).setParameter(1, event.value()).getResultList();
        Tuple row = rows.get(0);
        return new QueueDraw(row.get("hash", String.class), row.get("seed", String.class), row.get("draw_size", Long.class),
            row.get("drawn_at", Instant.class));
    }
}
