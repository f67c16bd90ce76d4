package io.yemae.queue.persistence;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn;
import io.yemae.queue.domain.TurnResult.RoomState;
import io.yemae.queue.domain.TurnResult;
import io.yemae.queue.domain.TurnStore;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Outage;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Executes turns of rooms, and reads what all nodes read every second, over the connections of the waiting room. */
@Stateless
@LocalBean
// A turn serves many callers: it must not depend on the transaction of the one that executes it, and has committed when it returns.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Turns implements TurnStore {
    private static final String TURN = SqlFile.read(Turns.class, "turn.sql");
    private static final String SEEN = SqlFile.read(Turns.class, "seen.sql");
    private static final String OPEN = """
        INSERT INTO queue_rooms (event_id)
        SELECT id FROM events WHERE id = :event
        ON CONFLICT DO NOTHING""";
    private static final String ANNOUNCEMENTS = """
        SELECT event_id, id, korean, english, expires_at
        FROM queue_announcements
        WHERE ended_at IS NULL
          AND expires_at > now()""";

    @PersistenceContext(unitName = "queue")
    EntityManager entityManager;

    @Inject
    Changes changes;

    @Override
    public Optional<TurnResult> execute(Turn turn) {
        try {
            return executed(turn);
        } catch (PersistenceException e) {
            throw problemOf(e);
        }
    }

    /**
     * The rooms with waiting or admitted users.
     *
     * @throws Problem unavailable {@code UNAVAILABLE} if the database does not serve
     */
    @SuppressWarnings("unchecked")
    public List<EventId> busyRooms() {
        try {
            List<UUID> busy = entityManager.createNativeQuery("SELECT event_id FROM queue_rooms WHERE busy", UUID.class).getResultList();
            return busy.stream().map(EventId::new).toList();
        } catch (PersistenceException e) {
            throw problemOf(e);
        }
    }

    /**
     * The announcements in force, by event.
     *
     * @throws Problem unavailable {@code UNAVAILABLE} if the database does not serve
     */
    @SuppressWarnings("unchecked")
    public Map<EventId, RoomAnnouncement> announcements() {
        try {
            List<Tuple> rows = entityManager.createNativeQuery(ANNOUNCEMENTS, Tuple.class).getResultList();
            return rows.stream().collect(Collectors.toUnmodifiableMap(row -> new EventId(row.get("event_id", UUID.class)),
                row -> new RoomAnnouncement(row.get("id", UUID.class), row.get("korean", String.class), row.get("english", String.class),
                    row.get("expires_at", Instant.class))));
        } catch (PersistenceException e) {
            throw problemOf(e);
        }
    }

    private Optional<TurnResult> executed(Turn turn) {
        if (!turn.heartbeatMillisAgo().isEmpty()) {
            // Before the turn, which ends the places of users whose heartbeat is missing for too long.
            writeHeartbeats(turn.event(), turn.heartbeatMillisAgo());
        }
        List<Tuple> rows = rows(turn);
        if (rows.isEmpty() && entityManager.createNativeQuery(OPEN).setParameter("event", turn.event().value()).executeUpdate() > 0) {
            rows = rows(turn);
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        TurnResult result = result(rows);
        if (result.changed()) {
            changes.publish(Change.ofRoom(turn.event()));
        }
        return Optional.of(result);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(Turn turn) {
        return entityManager.createNativeQuery(TURN, Tuple.class)
            .setParameter("event", turn.event().value())
            .setParameter("knownRevision", turn.knownRevision())
            .setParameter("mode", turn.mode().name().toLowerCase(Locale.ROOT))
            .setParameter("entering", turn.users(Action.ENTER))
            .setParameter("passing", turn.users(Action.PASS))
            .setParameter("leaving", turn.users(Action.LEAVE))
            .setParameter("finished", turn.users(Action.DONE))
            .setParameter("threshold", turn.limits().threshold())
            .setParameter("ratePerSecond", turn.limits().ratePerSecond())
            .setParameter("pacePercent", turn.limits().pacePercent())
            .setParameter("sessionMinutes", turn.limits().sessionMinutes())
            .getResultList();
    }

    private void writeHeartbeats(EventId event, Map<UUID, Long> millisAgo) {
        UUID[] users = millisAgo.keySet().toArray(UUID[]::new);
        entityManager.createNativeQuery(SEEN)
            .setParameter("event", event.value())
            .setParameter("users", users)
            .setParameter("millisAgo", Arrays.stream(users).map(millisAgo::get).toArray(Long[]::new))
            .executeUpdate();
    }

    /** An outage becomes a Problem: any other exception the container would log with its stack trace, for each room and each second. */
    private static RuntimeException problemOf(PersistenceException failure) {
        return Outage.in(failure).isPresent() ? (Problem) Problem.unavailable().initCause(failure) : failure;
    }

    private static TurnResult result(List<Tuple> rows) {
        Tuple first = rows.get(0);
        RoomState room = new RoomState(first.get("room_epoch", Integer.class), first.get("room_revision", Long.class),
            first.get("room_threshold", Integer.class), first.get("room_rate", Integer.class), first.get("room_paused", Boolean.class),
            first.get("room_has_free", Boolean.class), sale(first.get("sale_state", String.class)));
        boolean changed = first.get("acted", Boolean.class)
            && rows.stream().anyMatch(row -> Long.valueOf(room.revision()).equals(row.get("revision", Long.class)));
        return new TurnResult(room, rows.stream().filter(row -> row.get("user_id") != null).map(Turns::ticket).toList(), changed);
    }

    private static TurnResult.Ticket ticket(Tuple row) {
        return new TurnResult.Ticket(row.get("user_id", UUID.class), row.get("epoch", Integer.class), row.get("arrival", Long.class),
            row.get("number", Long.class), row.get("status", String.class), row.get("session_millis", Long.class));
    }

    private static Sale sale(String state) {
        return switch (state) {
            case "to come" -> Sale.TO_COME;
            case "open" -> Sale.OPEN;
            case "cancelled" -> Sale.CANCELLED;
            default -> Sale.OVER;
        };
    }
}
