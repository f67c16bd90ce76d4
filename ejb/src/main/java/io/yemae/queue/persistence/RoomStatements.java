package io.yemae.queue.persistence;

import io.yemae.queue.ChangeRoom;
import io.yemae.queue.ChangeRoom.OwnLimit;
import io.yemae.queue.QueueDraw;
import io.yemae.queue.RoomLimits;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** What is asked and told of a room besides its turns. A room has to have been asked for before. */
@ApplicationScoped
public class RoomStatements {
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

    public void change(EventId event, ChangeRoom wanted) {
        entityManager.createNativeQuery(CHANGE).unwrap(NativeQuery.class)
            .setParameter(1, wanted.threshold() != null)
            .setParameter(2, value(wanted.threshold()), Integer.class)
            .setParameter(3, wanted.rate() != null)
            .setParameter(4, value(wanted.rate()), Integer.class)
            .setParameter(5, wanted.paused(), Boolean.class)
            .setParameter(6, event.value())
            .executeUpdate();
    }

    public RoomLimits limits(EventId event) {
        Tuple row = (Tuple) entityManager.createNativeQuery(LIMITS, Tuple.class).setParameter(1, event.value()).getSingleResult();
        return new RoomLimits(row.get("threshold", Integer.class), row.get("rate_per_second", Integer.class));
    }

    /** @return how many places there were */
    public long clear(EventId event) {
        return (Long) entityManager.createNativeQuery("SELECT queue_clear(?1)", Long.class).setParameter(1, event.value()).getSingleResult();
    }

    public QueueDraw draw(EventId event) {
        Tuple row = (Tuple) entityManager.createNativeQuery(DRAW, Tuple.class).setParameter(1, event.value()).getSingleResult();
        return new QueueDraw(row.get("hash", String.class), row.get("seed", String.class), row.get("draw_size", Long.class),
            row.get("drawn_at", Instant.class));
    }

    /** @return empty when it is no live hold of the user */
    public Optional<EventId> eventOfLiveHold(ReservationId reservation, UserId user) {
        UUID event = (UUID) entityManager.createNativeQuery("SELECT event_of_live_hold(?1, ?2)", UUID.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .getSingleResult();
        return Optional.ofNullable(event).map(EventId::new);
    }

    /** What signs the tokens of all rooms. */
    public byte[] secret() {
        return (byte[]) entityManager.createNativeQuery("SELECT secret FROM queue_keys", byte[].class).getSingleResult();
    }

    private static Integer value(OwnLimit limit) {
        return limit == null ? null : limit.value();
    }
}
