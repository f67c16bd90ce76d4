package io.yemae.waitlist.persistence;

import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import io.yemae.waitlist.JoinWaitingList;
import io.yemae.waitlist.ListedEntry;
import io.yemae.waitlist.WaitingEntryId;
import io.yemae.waitlist.WaitingEntryStatus;
import io.yemae.waitlist.WaitingEntryView;
import io.yemae.waitlist.WaitingEntryView.WantedGrade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads and writes entries of waiting lists. */
@ApplicationScoped
public class WaitingEntryRows {
    private static final String JOIN = SqlFile.read(WaitingEntryRows.class, "join.sql");
    private static final String ENTRIES = SqlFile.read(WaitingEntryRows.class, "entries.sql");

    /* By waiting_entries_by_user. */
    private static final String OF_USER = ENTRIES.formatted("""
        WHERE entry.user_id = :user
          AND (entry.ended_at IS NULL OR entry.ended_at > now() - interval '30 days')
        ORDER BY entry.joined_at DESC, entry.id DESC
        LIMIT 100""");

    /* By waiting_entries_live. */
    private static final String LIVE = ENTRIES.formatted("""
        WHERE entry.user_id = :user
          AND entry.performance_id = :performance
          AND entry.status IN ('waiting', 'offered')""");

    /* By waiting_entries_by_performance. */
    private static final String OF_PERFORMANCE = ENTRIES.formatted("""
        WHERE entry.performance_id = :performance
          AND (:status = '' OR entry.status = :status)
        ORDER BY entry.joined_at, entry.id
        LIMIT :limit
        OFFSET :offset""");

    private static final String COUNT = """
        SELECT count(*)
        FROM waiting_entries
        WHERE performance_id = ?1
          AND (?2 = '' OR status = ?2)""";

    private static final String LEAVE = """
        UPDATE waiting_entries
        SET status = 'left', ended_at = now()
        WHERE user_id = ?1
          AND performance_id = ?2
          AND status = 'waiting'""";

    private static final String END = """
        UPDATE waiting_entries
        SET status = 'ended', ended_at = now()
        WHERE performance_id = ?1
          AND status = 'waiting'""";

    /* By waiting_entries_list and primary keys. Entries that another transaction changes are left for the next run. */
    private static final String END_CLOSED = """
        UPDATE waiting_entries
        SET status = 'ended', ended_at = now()
        WHERE id IN (SELECT entry.id
                     FROM waiting_entries entry
                     JOIN performances performance ON performance.id = entry.performance_id
                     JOIN events event ON event.id = entry.event_id
                     WHERE entry.status = 'waiting'
                       AND (performance.starts_at <= now()
                         OR event.sale_end <= now()
                         OR performance.cancelled_at IS NOT NULL
                         OR event.cancelled_at IS NOT NULL)
                     FOR UPDATE OF entry SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * The result of a request to join.
     *
     * @param onSale    whether the performance is for sale
     * @param limit     the number of seats that a user may have
     * @param owned     the number of seats that the user has
     * @param hasJoined false if a condition is not met, or if the user has a live entry
     */
    public record Joined(boolean onSale, int limit, long owned, boolean hasJoined) {
    }

    /** Adds an entry. @param seatsPerUser the policy; a limit of the event overrides it */
    public Joined join(WaitingEntryId id, JoinWaitingList command, int seatsPerUser) {
        Tuple row = (Tuple) entityManager.createNativeQuery(JOIN, Tuple.class)
            .setParameter("id", id.value())
            .setParameter("user", command.user().value())
            .setParameter("performance", command.performance().value())
            .setParameter("quantity", command.quantity())
            .setParameter("grades", command.grades().toArray(UUID[]::new))
            .setParameter("together", command.together())
            .setParameter("seatsPerUser", seatsPerUser)
            .getSingleResult();
        return new Joined(row.get("on_sale", Boolean.class), row.get("seat_limit", Integer.class), row.get("owned", Long.class),
            row.get("has_joined", Boolean.class));
    }

    /** The user's live entries, and those that ended within 30 days; the newest first, at most 100. */
    @SuppressWarnings("unchecked")
    public List<WaitingEntryView> of(UserId user) {
        return views(entityManager.createNativeQuery(OF_USER, Tuple.class).setParameter("user", user.value()).getResultList());
    }

    /** The user's live entry for a performance. */
    @SuppressWarnings("unchecked")
    public Optional<WaitingEntryView> live(UserId user, PerformanceId performance) {
        List<Tuple> rows = entityManager.createNativeQuery(LIVE, Tuple.class)
            .setParameter("user", user.value())
            .setParameter("performance", performance.value())
            .getResultList();
        return views(rows).stream().findFirst();
    }

    /** The list of a performance in its order. @param status null for all */
    @SuppressWarnings("unchecked")
    public Page<ListedEntry> of(PerformanceId performance, WaitingEntryStatus status, Page.Request page) {
        String wanted = status == null ? "" : status.wireName();
        List<Tuple> rows = entityManager.createNativeQuery(OF_PERFORMANCE, Tuple.class)
            .setParameter("performance", performance.value())
            .setParameter("status", wanted)
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
        Map<UUID, Tuple> byId = rows.stream().collect(Collectors.toMap(row -> row.get("id", UUID.class), Function.identity()));
        Number total = (Number) entityManager.createNativeQuery(COUNT)
            .setParameter(1, performance.value())
            .setParameter(2, wanted)
            .getSingleResult();
        return Page.of(views(rows).stream().map(entry -> listed(entry, byId.get(entry.id().value()))).toList(), page, total.longValue());
    }

    /** @return false if the user has no waiting entry */
    public boolean leave(UserId user, PerformanceId performance) {
        return entityManager.createNativeQuery(LEAVE)
            .setParameter(1, user.value())
            .setParameter(2, performance.value())
            .executeUpdate() > 0;
    }

    /** Ends all waiting entries of a performance. @return how many */
    public int end(PerformanceId performance) {
        return entityManager.createNativeQuery(END).setParameter(1, performance.value()).executeUpdate();
    }

    /** Ends all waiting entries of performances that are no longer for sale. @return how many */
    public int endClosed() {
        return entityManager.createNativeQuery(END_CLOSED).executeUpdate();
    }

    private static ListedEntry listed(WaitingEntryView entry, Tuple row) {
        return new ListedEntry(entry, new UserId(row.get("user_id", UUID.class)), row.get("name", String.class),
            row.get("email", String.class));
    }

    private static List<WaitingEntryView> views(List<Tuple> rows) {
        return rows.stream().map(WaitingEntryRows::view).toList();
    }

    private static WaitingEntryView view(Tuple row) {
        return new WaitingEntryView(new WaitingEntryId(row.get("id", UUID.class)), new EventId(row.get("event_id", UUID.class)),
            row.get("title", String.class), new PerformanceId(row.get("performance_id", UUID.class)), row.get("starts_at", Instant.class),
            row.get("venue", String.class),
            new EventTexts(row.get("english_title", String.class), null, null, row.get("english_name", String.class),
                row.get("english_address", String.class)),
            row.get("quantity", Integer.class), row.get("together", Boolean.class),
            grades(row.get("grades", String.class), row.get("grade_names", String.class)),
            WaitingEntryStatus.of(row.get("shown", String.class)), row.get("place", Long.class), row.get("joined_at", Instant.class),
            row.get("offered_at", Instant.class), row.get("ended_at", Instant.class),
            Optional.ofNullable(row.get("reservation_id", UUID.class)).map(ReservationId::new).orElse(null),
            row.get("expires_at", Instant.class));
    }

    /** @param names one a line, in the order of the ids; null if there are none */
    private static List<WantedGrade> grades(String ids, String names) {
        List<UUID> wanted = GradeIds.read(ids);
        String[] named = names == null ? new String[0] : names.split("\n", -1);
        return IntStream.range(0, wanted.size()).mapToObj(i -> new WantedGrade(wanted.get(i), named[i])).toList();
    }
}
