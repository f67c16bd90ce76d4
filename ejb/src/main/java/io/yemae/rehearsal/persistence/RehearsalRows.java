package io.yemae.rehearsal.persistence;

import io.yemae.rehearsal.Rehearsal;
import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.rehearsal.RehearsalStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

@ApplicationScoped
public class RehearsalRows {
    /* By performances_by_event and seats_ordinal. */
    private static final String SUPPLY = """
        SELECT event.max_seats_per_user,
               (SELECT count(*)
                FROM performances performance
                JOIN seats seat ON seat.performance_id = performance.id
                WHERE performance.event_id = event.id
                  AND performance.cancelled_at IS NULL
                  AND NOT EXISTS (SELECT FROM seat_blocks WHERE seat_id = seat.id)) AS seats
        FROM events event
        WHERE event.id = ?1
          AND NOT is_warm_up(event.id)""";

    /* By events_by_sale_start. */
    private static final String SALE_NEAR = """
        SELECT EXISTS (SELECT
                       FROM events
                       WHERE sale_start BETWEEN now() - interval '1 hour' AND now() + interval '1 hour'
                         AND cancelled_at IS NULL
                         AND NOT is_warm_up(id))""";

    /* By reservations_due. */
    private static final String ANYTHING_HELD = """
        SELECT EXISTS (SELECT
                       FROM reservations
                       WHERE is_live_hold(status, expires_at, now())
                         AND NOT is_warm_up(user_id))""";

    private static final String ADD = """
        INSERT INTO rehearsals (id, event_id, copy_id, requested_by, buyers, arrival_seconds, at_once_percent, seats_per_buyer, think_ms,
                                give_up_percent, longest_seconds, forced, node)
        VALUES (:id, :event, :copy, :requestedBy, :buyers, :arrivalSeconds, :atOncePercent, :seatsPerBuyer, :thinkMillis,
                :giveUpPercent, :longestSeconds, :forced, :node)""";

    private static final String SELECT = """
        SELECT rehearsal.id, rehearsal.event_id, event.title, rehearsal.requested_by, rehearsal.buyers, rehearsal.arrival_seconds,
               rehearsal.at_once_percent, rehearsal.seats_per_buyer, rehearsal.think_ms, rehearsal.give_up_percent,
               rehearsal.longest_seconds, rehearsal.forced, rehearsal.node, rehearsal.status, rehearsal.failure,
               cast(rehearsal.report AS text) AS report, rehearsal.started_at, rehearsal.ended_at, rehearsal.removed_at
        FROM rehearsals rehearsal
        JOIN events event ON event.id = rehearsal.event_id
        """;

    private static final String FIND = SELECT + "WHERE rehearsal.id = ?1";

    /* By rehearsals_by_event or rehearsals_by_start. */
    private static final String LIST = SELECT + """
        WHERE (cast(?1 AS uuid) IS NULL OR rehearsal.event_id = ?1)
        ORDER BY rehearsal.started_at DESC
        LIMIT ?2""";

    private static final String WANT_CANCELLED = """
        UPDATE rehearsals
        SET cancel_wanted_at = now()
        WHERE id = ?1
          AND status = 'running'
          AND cancel_wanted_at IS NULL""";

    /* Returns no row if another node has ended the rehearsal because of a missing heartbeat. */
    private static final String SEEN = """
        UPDATE rehearsals
        SET seen_at = now(), report = coalesce(cast(?2 AS jsonb), report)
        WHERE id = ?1
          AND status = 'running'
        RETURNING cancel_wanted_at IS NOT NULL""";

    private static final String END = """
        UPDATE rehearsals
        SET status = :status, failure = :failure, report = coalesce(cast(:report AS jsonb), report), ended_at = now()
        WHERE id = :id
          AND status = 'running'""";

    /* By rehearsals_one. */
    private static final String END_LOST = """
        UPDATE rehearsals
        SET status = 'failed', failure = 'NODE_ENDED', ended_at = now()
        WHERE removed_at IS NULL
          AND status = 'running'
          AND (seen_at < now() - interval '1 minute' OR node = ?1)""";

    private static final String DELETE_OLD = """
        DELETE FROM rehearsals
        WHERE started_at < now() - interval '1 year'
          AND removed_at IS NOT NULL""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * The seats of an event that could be bought.
     *
     * @param seats        the number of seats that are not blocked, of all performances
     * @param seatsPerUser the limit of the event; null if the policy applies
     */
    public record Supply(long seats, Integer seatsPerUser) {
    }

    /** Empty if there is no such event. */
    @SuppressWarnings("unchecked")
    public Optional<Supply> supply(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(SUPPLY, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream().findFirst().map(row -> new Supply(row.get("seats", Long.class), row.get("max_seats_per_user", Integer.class)));
    }

    /** Whether a real sale opens within the next hour, or has opened within the last. */
    public boolean isSaleNear() {
        return (Boolean) entityManager.createNativeQuery(SALE_NEAR, Boolean.class).getSingleResult();
    }

    /** Whether a real buyer holds seats. */
    public boolean isAnythingHeld() {
        return (Boolean) entityManager.createNativeQuery(ANYTHING_HELD, Boolean.class).getSingleResult();
    }

    /** @throws Problem conflict {@code REHEARSAL_RUNNING} if one runs, or its copy is not removed yet */
    public void add(UUID id, EventId event, UUID copy, RehearsalSettings settings, boolean forced, UserId by, String node) {
        try {
            entityManager.createNativeQuery(ADD).unwrap(NativeQuery.class)
                .setParameter("id", id)
                .setParameter("event", event.value())
                .setParameter("copy", copy)
                .setParameter("requestedBy", by == null ? null : by.value(), UUID.class)
                .setParameter("buyers", settings.buyers())
                .setParameter("arrivalSeconds", settings.arrivalSeconds())
                .setParameter("atOncePercent", settings.atOncePercent())
                .setParameter("seatsPerBuyer", settings.seatsPerBuyer())
                .setParameter("thinkMillis", settings.thinkMillis())
                .setParameter("giveUpPercent", settings.giveUpPercent())
                .setParameter("longestSeconds", settings.longestSeconds())
                .setParameter("forced", forced)
                .setParameter("node", node)
                .executeUpdate();
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("rehearsals_one"::equals).isPresent()
                ? Problem.conflict("REHEARSAL_RUNNING", "다른 예행연습이 진행 중입니다.") : e;
        }
    }

    @SuppressWarnings("unchecked")
    public Optional<Rehearsal> find(UUID id) {
        List<Tuple> rows = entityManager.createNativeQuery(FIND, Tuple.class).setParameter(1, id).getResultList();
        return rows.stream().findFirst().map(RehearsalRows::view);
    }

    /** The latest first. @param event null for all events */
    @SuppressWarnings("unchecked")
    public List<Rehearsal> list(EventId event, int limit) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, event == null ? null : event.value(), UUID.class)
            .setParameter(2, limit)
            .getResultList();
        return rows.stream().map(RehearsalRows::view).toList();
    }

    /** @return false if it does not run, or if its cancellation was requested before */
    public boolean requestCancellation(UUID id) {
        return entityManager.createNativeQuery(WANT_CANCELLED).setParameter(1, id).executeUpdate() == 1;
    }

    /**
     * Records a heartbeat of the node that runs the rehearsal.
     *
     * @param report the report so far; null to keep the last one
     * @return false if the rehearsal has ended, or its cancellation was requested
     */
    @SuppressWarnings("unchecked")
    public boolean seen(UUID id, RehearsalReport report) {
        List<Boolean> cancelled = entityManager.createNativeQuery(SEEN, Boolean.class).unwrap(NativeQuery.class)
            .setParameter(1, id)
            .setParameter(2, report == null ? null : ReportJson.written(report), String.class)
            .getResultList();
        return cancelled.equals(List.of(false));
    }

    /** @param failure the code of the reason; null unless it failed @param report null to keep the last one */
    public void end(UUID id, RehearsalStatus status, String failure, RehearsalReport report) {
        entityManager.createNativeQuery(END).unwrap(NativeQuery.class)
            .setParameter("id", id)
            .setParameter("status", status.wireName())
            .setParameter("failure", failure, String.class)
            .setParameter("report", report == null ? null : ReportJson.written(report), String.class)
            .executeUpdate();
    }

    /** Ends rehearsals without a heartbeat for a minute, and all of a node that was just restarted. @param restarted null for none */
    public void endLost(String restarted) {
        entityManager.createNativeQuery(END_LOST).unwrap(NativeQuery.class).setParameter(1, restarted, String.class).executeUpdate();
    }

    public void deleteOld() {
        entityManager.createNativeQuery(DELETE_OLD).executeUpdate();
    }

    private static Rehearsal view(Tuple row) {
        RehearsalSettings settings = new RehearsalSettings(row.get("buyers", Integer.class), row.get("arrival_seconds", Integer.class),
            row.get("at_once_percent", Integer.class), row.get("seats_per_buyer", Integer.class), row.get("think_ms", Integer.class),
            row.get("give_up_percent", Integer.class), row.get("longest_seconds", Integer.class));
        return new Rehearsal(row.get("id", UUID.class), new EventId(row.get("event_id", UUID.class)), row.get("title", String.class),
            Optional.ofNullable(row.get("requested_by", UUID.class)).map(UserId::new).orElse(null), settings,
            row.get("forced", Boolean.class), row.get("node", String.class), RehearsalStatus.of(row.get("status", String.class)),
            row.get("failure", String.class), Optional.ofNullable(row.get("report", String.class)).map(ReportJson::read).orElse(null),
            row.get("started_at", Instant.class), row.get("ended_at", Instant.class), row.get("removed_at", Instant.class));
    }
}
