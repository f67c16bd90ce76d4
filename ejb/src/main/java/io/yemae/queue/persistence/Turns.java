package io.yemae.queue.persistence;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.AdmissionPace;
import io.yemae.queue.domain.RoomNews;
import io.yemae.queue.domain.Turn.Wish;
import io.yemae.queue.domain.Turn;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Outage;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Takes turns of rooms. */
@Stateless
// A turn is for many callers: it must not depend on the transaction of the one who happens to take it, and has committed when it returns.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Turns {
    private static final String TURN = SqlFile.read(Turns.class, "turn.sql");
    private static final String SEEN = SqlFile.read(Turns.class, "seen.sql");
    private static final String OPEN = """
        INSERT INTO queue_rooms (event_id)
        SELECT id FROM events WHERE id = ?1
        ON CONFLICT DO NOTHING""";

    @PersistenceContext(unitName = "queue")
    EntityManager entityManager;

    @Inject
    AdmissionPace pace;

    @Inject
    Changes changes;

    /** What a room may where it has no rule of its own. */
    public record Limits(int threshold, int ratePerSecond, int sessionMinutes) {
    }

    /**
     * An event's room is made when it is first asked for.
     *
     * @return empty when there is no such event
     * @throws Problem unavailable {@code UNAVAILABLE} when the database does not serve, or the room's lock could not be had
     */
    public Optional<RoomNews> take(Turn turn, Limits limits) {
        try {
            return taken(turn, limits);
        } catch (PersistenceException e) {
            throw refused(e);
        }
    }

    /**
     * The rooms in which somebody waits or is admitted.
     *
     * @throws Problem unavailable {@code UNAVAILABLE} when the database does not serve
     */
    @SuppressWarnings("unchecked")
    public List<EventId> busyRooms() {
        try {
            List<UUID> busy = entityManager.createNativeQuery("SELECT event_id FROM queue_rooms WHERE busy", UUID.class).getResultList();
            return busy.stream().map(EventId::new).toList();
        } catch (PersistenceException e) {
            throw refused(e);
        }
    }

    private Optional<RoomNews> taken(Turn turn, Limits limits) {
        if (!turn.seen().isEmpty()) {
            // Before the turn, which ends the places of those who were not seen for too long.
            writeSeen(turn.event(), turn.seen());
        }
        List<Tuple> rows = rows(turn, limits);
        if (rows.isEmpty() && entityManager.createNativeQuery(OPEN).setParameter(1, turn.event().value()).executeUpdate() > 0) {
            rows = rows(turn, limits);
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RoomNews news = news(rows);
        if (news.changed()) {
            changes.tell(Change.ofRoom(turn.event()));
        }
        return Optional.of(news);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(Turn turn, Limits limits) {
        return entityManager.createNativeQuery(TURN, Tuple.class)
            .setParameter("event", turn.event().value())
            .setParameter("knownRevision", turn.known())
            .setParameter("mode", turn.mode().name().toLowerCase(Locale.ROOT))
            .setParameter("entering", turn.of(Wish.ENTER))
            .setParameter("passing", turn.of(Wish.PASS))
            .setParameter("leaving", turn.of(Wish.LEAVE))
            .setParameter("finished", turn.of(Wish.DONE))
            .setParameter("threshold", limits.threshold())
            .setParameter("ratePerSecond", limits.ratePerSecond())
            .setParameter("pacePercent", pace.percent())
            .setParameter("sessionMinutes", limits.sessionMinutes())
            .getResultList();
    }

    private void writeSeen(EventId event, Map<UUID, Long> seen) {
        long now = System.nanoTime();
        UUID[] users = seen.keySet().toArray(UUID[]::new);
        Long[] ages = Arrays.stream(users).map(user -> TimeUnit.NANOSECONDS.toMillis(now - seen.get(user))).toArray(Long[]::new);
        entityManager.createNativeQuery(SEEN)
            .setParameter("event", event.value())
            .setParameter("users", users)
            .setParameter("millisAgo", ages)
            .executeUpdate();
    }

    /** Said as a refusal: the container would log anything else with all its frames, for each room and each second of an outage. */
    private static RuntimeException refused(PersistenceException failure) {
        return Outage.in(failure).isPresent() ? (Problem) Problem.unavailable().initCause(failure) : failure;
    }

    private static RoomNews news(List<Tuple> rows) {
        Tuple first = rows.get(0);
        RoomNews.Head head = new RoomNews.Head(first.get("room_epoch", Integer.class), first.get("room_revision", Long.class),
            first.get("room_threshold", Integer.class), first.get("room_rate", Integer.class), first.get("room_paused", Boolean.class),
            first.get("room_has_free", Boolean.class), sale(first.get("sale_state", String.class)));
        boolean changed = first.get("acted", Boolean.class)
            && rows.stream().anyMatch(row -> Long.valueOf(head.revision()).equals(row.get("revision", Long.class)));
        return new RoomNews(head, rows.stream().filter(row -> row.get("user_id") != null).map(Turns::ticket).toList(), changed);
    }

    private static RoomNews.Ticket ticket(Tuple row) {
        return new RoomNews.Ticket(row.get("user_id", UUID.class), row.get("epoch", Integer.class), row.get("arrival", Long.class),
            row.get("number", Long.class), row.get("status", String.class), row.get("session_millis", Long.class));
    }

    private static Sale sale(String state) {
        return switch (state) {
            case "to come" -> Sale.TO_COME;
            case "open" -> Sale.OPEN;
            default -> Sale.OVER;
        };
    }
}
