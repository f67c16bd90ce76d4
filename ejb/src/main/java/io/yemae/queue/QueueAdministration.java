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
import org.hibernate.query.NativeQuery;

/** What administrators do with a room (requirement 2, "관리자 기능"), and its draw, which anybody may look at. */
@Stateless
public class QueueAdministration {
    private static final String CHANGE = """
        UPDATE queue_rooms
        SET threshold = CASE WHEN ?1 THEN ?2 ELSE threshold END,
            rate_per_second = CASE WHEN ?3 THEN ?4 ELSE rate_per_second END,
            paused = coalesce(?5, paused)
        WHERE event_id = ?6""";
    private static final String LIMITS = """
        SELECT threshold, rate_per_second
        FROM queue_rooms
        WHERE event_id = ?1""";
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
            .setParameter(1, wanted.threshold() != null)
            .setParameter(2, wanted.threshold() == null ? null : wanted.threshold().value(), Integer.class)
            .setParameter(3, wanted.rate() != null)
            .setParameter(4, wanted.rate() == null ? null : wanted.rate().value(), Integer.class)
            .setParameter(5, wanted.paused(), Boolean.class)
            .setParameter(6, event.value())
            .executeUpdate();
        audit.record("queue.change", event.toString(), wanted.toString());
        changes.tell(Change.ofRoom(event));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public RoomLimits limits(EventId event) {
        rooms.of(event);
        Tuple row = (Tuple) entityManager.createNativeQuery(LIMITS, Tuple.class).setParameter(1, event.value()).getSingleResult();
        return new RoomLimits(row.get("threshold", Integer.class), row.get("rate_per_second", Integer.class));
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
    public QueueDraw draw(EventId event) {
        rooms.of(event);
        Tuple row = (Tuple) entityManager.createNativeQuery(DRAW, Tuple.class).setParameter(1, event.value()).getSingleResult();
        return new QueueDraw(row.get("hash", String.class), row.get("seed", String.class), row.get("draw_size", Long.class),
            row.get("drawn_at", Instant.class));
    }
}
