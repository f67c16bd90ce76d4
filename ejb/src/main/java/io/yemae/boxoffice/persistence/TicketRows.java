package io.yemae.boxoffice.persistence;

import io.yemae.boxoffice.IssuedTickets;
import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketId;
import io.yemae.boxoffice.domain.FreeSeatingTicket;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** The free-seating tickets in the database. */
@ApplicationScoped
public class TicketRows {
    private static final String MATCHING = """
        FROM tickets
        WHERE (cast(:theater AS text) IS NULL OR theater_name = :theater)
          AND (cast(:movie AS text) IS NULL OR movie_title = :movie)
          AND (cast(:status AS text) IS NULL OR status = :status)
          AND (cast(:user AS text) IS NULL OR user_id = :user)
        """;

    /* The latest first: ids ascend with time. By tickets_by_theater, tickets_by_movie, tickets_by_user or the primary key. */
    private static final String LIST = """
        SELECT id, theater_name, movie_title, price_krw, status, memo, user_id, issued_at, canceled_at, cancel_reason, issued_by,
               canceled_by
        """ + MATCHING + """
        ORDER BY id DESC
        LIMIT :limit
        OFFSET :offset""";

    private static final String COUNT = "SELECT count(*)\n" + MATCHING;

    /* Ordered by id, so that concurrent refunds of the same tickets cannot deadlock. */
    private static final String LOCK = """
        SELECT t
        FROM FreeSeatingTicket t
        WHERE t.id IN :ids
        ORDER BY t.id""";

    /* By tickets_by_issuer and tickets_by_canceler. */
    private static final String ISSUED_BY = """
        SELECT issued.tickets AS issued, issued.price AS issued_price, canceled.tickets AS canceled, canceled.price AS canceled_price
        FROM (SELECT count(*) AS tickets, cast(coalesce(sum(price_krw), 0) AS bigint) AS price
              FROM tickets
              WHERE issued_by = ?1
                AND issued_at >= ?2
                AND issued_at < ?3) issued
        CROSS JOIN (SELECT count(*) AS tickets, cast(coalesce(sum(price_krw), 0) AS bigint) AS price
                    FROM tickets
                    WHERE canceled_by = ?1
                      AND canceled_at >= ?2
                      AND canceled_at < ?3) canceled""";

    @PersistenceContext
    EntityManager entityManager;

    public void add(FreeSeatingTicket ticket) {
        entityManager.persist(ticket);
    }

    public Optional<FreeSeatingTicket> byId(TicketId id) {
        return Optional.ofNullable(entityManager.find(FreeSeatingTicket.class, id.value()));
    }

    /** Locks the tickets that exist until the transaction ends. */
    public List<FreeSeatingTicket> lock(List<TicketId> ids) {
        return entityManager.createQuery(LOCK, FreeSeatingTicket.class)
            .setParameter("ids", ids.stream().map(TicketId::value).toList())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    }

    /**
     * Writes and detaches all tickets. Otherwise each following statement would check all of them for changes, up to a thousand times a
     * thousand.
     */
    public void writeOut() {
        entityManager.flush();
        entityManager.clear();
    }

    public List<FreeSeatingTicket> list(TicketFilter filter) {
        return matching(LIST, FreeSeatingTicket.class, filter)
            .setParameter("limit", filter.limit())
            .setParameter("offset", filter.offset())
            .getResultList();
    }

    public long count(TicketFilter filter) {
        return matching(COUNT, Long.class, filter).getSingleResult();
    }

    /** What a member of staff issued and refunded in a time. */
    public IssuedTickets issuedBy(UserId staff, Instant from, Instant until) {
        Tuple row = (Tuple) entityManager.createNativeQuery(ISSUED_BY, Tuple.class)
            .setParameter(1, staff.value())
            .setParameter(2, from)
            .setParameter(3, until)
            .getSingleResult();
        return new IssuedTickets(row.get("issued", Long.class), new Won(row.get("issued_price", Long.class)),
            row.get("canceled", Long.class), new Won(row.get("canceled_price", Long.class)));
    }

    @SuppressWarnings("unchecked")
    private <T> NativeQuery<T> matching(String sql, Class<T> result, TicketFilter filter) {
        return ((NativeQuery<T>) entityManager.createNativeQuery(sql, result).unwrap(NativeQuery.class))
            .setParameter("theater", filter.theaterName(), String.class)
            .setParameter("movie", filter.movieTitle(), String.class)
            .setParameter("status", filter.status() == null ? null : filter.status().wireName(), String.class)
            .setParameter("user", filter.userId(), String.class);
    }
}
