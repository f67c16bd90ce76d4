package io.yemae.queue.persistence;

import io.yemae.queue.Announce;
import io.yemae.queue.ChangeRoom;
import io.yemae.queue.ChangeRoom.LimitOverride;
import io.yemae.queue.QueueDraw;
import io.yemae.queue.LimitOverrides;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Reads and changes rooms outside of turns. The room must exist, so its first turn comes before. */
@ApplicationScoped
public class RoomStatements {
    private static final String CHANGE = """
        UPDATE queue_rooms
        SET threshold = CASE WHEN :setThreshold THEN :threshold ELSE threshold END,
            rate_per_second = CASE WHEN :setRate THEN :rate ELSE rate_per_second END,
            paused = coalesce(:paused, paused)
        WHERE event_id = :event""";
    private static final String OVERRIDES = """
        SELECT threshold, rate_per_second
        FROM queue_rooms
        WHERE event_id = :event""";
    private static final String COPY = """
        INSERT INTO queue_rooms (event_id, threshold, rate_per_second)
        SELECT cast(:copy AS uuid), threshold, rate_per_second
        FROM queue_rooms
        WHERE event_id = :source
        ON CONFLICT DO NOTHING""";
    private static final String DRAW = """
        SELECT encode(sha256(convert_to(draw_seed, 'UTF8')), 'hex') AS hash,
               CASE WHEN drawn_at IS NOT NULL THEN draw_seed END AS seed,
               draw_size,
               drawn_at
        FROM queue_rooms
        WHERE event_id = :event""";
    // The clock and not the transaction: a second one may have waited for the first.
    private static final String ANNOUNCE = """
        INSERT INTO queue_announcements (id, event_id, korean, english, made_at, expires_at)
        VALUES (:id, :event, :korean, :english, clock_timestamp(), clock_timestamp() + make_interval(secs => :seconds))
        RETURNING expires_at""";
    private static final String ANNOUNCEMENT = """
        SELECT id, korean, english, expires_at
        FROM queue_announcements
        WHERE event_id = :event
          AND ended_at IS NULL
          AND expires_at > now()""";
    private static final String END_ANNOUNCEMENT = """
        UPDATE queue_announcements
        SET ended_at = clock_timestamp()
        WHERE event_id = :event
          AND ended_at IS NULL""";

    @PersistenceContext
    EntityManager entityManager;

    public void change(EventId event, ChangeRoom wanted) {
        entityManager.createNativeQuery(CHANGE).unwrap(NativeQuery.class)
            .setParameter("setThreshold", wanted.threshold() != null)
            .setParameter("threshold", value(wanted.threshold()), Integer.class)
            .setParameter("setRate", wanted.rate() != null)
            .setParameter("rate", value(wanted.rate()), Integer.class)
            .setParameter("paused", wanted.paused(), Boolean.class)
            .setParameter("event", event.value())
            .executeUpdate();
    }

    public LimitOverrides overrides(EventId event) {
        Tuple row = (Tuple) entityManager.createNativeQuery(OVERRIDES, Tuple.class).setParameter("event", event.value()).getSingleResult();
        return new LimitOverrides(row.get("threshold", Integer.class), row.get("rate_per_second", Integer.class));
    }

    /** Replaces the announcement in force. @return when the new one ends */
    public RoomAnnouncement announce(EventId event, UUID id, Announce wanted) {
        endAnnouncement(event);
        Instant expiresAt = (Instant) entityManager.createNativeQuery(ANNOUNCE, Instant.class)
            .setParameter("id", id)
            .setParameter("event", event.value())
            .setParameter("korean", wanted.korean())
            .setParameter("english", wanted.english())
            .setParameter("seconds", wanted.lasting().toSeconds())
            .getSingleResult();
        return new RoomAnnouncement(id, wanted.korean(), wanted.english(), expiresAt);
    }

    /** The announcement in force. */
    @SuppressWarnings("unchecked")
    public Optional<RoomAnnouncement> announcement(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(ANNOUNCEMENT, Tuple.class).setParameter("event", event.value()).getResultList();
        return rows.stream().findFirst().map(row -> new RoomAnnouncement(row.get("id", UUID.class), row.get("korean", String.class),
            row.get("english", String.class), row.get("expires_at", Instant.class)));
    }

    /** @return whether there was an announcement that had not ended */
    public boolean endAnnouncement(EventId event) {
        return entityManager.createNativeQuery(END_ANNOUNCEMENT).setParameter("event", event.value()).executeUpdate() > 0;
    }

    /** Creates the room of an event with the overrides of another event's. No effect if that one has no room. */
    public void copy(EventId source, EventId copy) {
        entityManager.createNativeQuery(COPY).setParameter("source", source.value()).setParameter("copy", copy.value()).executeUpdate();
    }

    /** @return how many places ended */
    public long clear(EventId event) {
        return (Long) entityManager.createNativeQuery("SELECT queue_clear(:event)", Long.class)
            .setParameter("event", event.value())
            .getSingleResult();
    }

    public QueueDraw draw(EventId event) {
        Tuple row = (Tuple) entityManager.createNativeQuery(DRAW, Tuple.class).setParameter("event", event.value()).getSingleResult();
        return new QueueDraw(row.get("hash", String.class), row.get("seed", String.class), row.get("draw_size", Long.class),
            row.get("drawn_at", Instant.class));
    }

    /** @return empty if it is no live hold of the user */
    public Optional<EventId> eventOfLiveHold(ReservationId reservation, UserId user) {
        UUID event = (UUID) entityManager.createNativeQuery("SELECT event_of_live_hold(:reservation, :user)", UUID.class)
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .getSingleResult();
        return Optional.ofNullable(event).map(EventId::new);
    }

    /** The key that signs queue tokens, on all nodes. */
    public byte[] secret() {
        return (byte[]) entityManager.createNativeQuery("SELECT secret FROM queue_keys", byte[].class).getSingleResult();
    }

    private static Integer value(LimitOverride override) {
        return override == null ? null : override.value();
    }
}
