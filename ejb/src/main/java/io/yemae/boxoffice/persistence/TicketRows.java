package io.yemae.boxoffice.persistence;

import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketId;
import io.yemae.boxoffice.domain.FreeSeatingTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** The free-seating tickets in the database. */
@ApplicationScoped
public class TicketRows {
    private static final String MATCHING = """
        FROM tickets
        WHERE (cast(?1 AS text) IS NULL OR theater_name = ?1)
          AND (cast(?2 AS text) IS NULL OR movie_title = ?2)
          AND (cast(?3 AS text) IS NULL OR status = ?3)
          AND (cast(?4 AS text) IS NULL OR user_id = ?4)
        """;

    /* The latest first: ids ascend with time. By tickets_by_theater, tickets_by_movie, tickets_by_user or the primary key. */
    private static final String LIST = "SELECT *\n" + MATCHING + """
        ORDER BY id DESC
        LIMIT ?5
        OFFSET ?6""";

    private static final String COUNT = "SELECT count(*)\n" + MATCHING;

    /* Ordered by id, so that concurrent refunds of the same tickets cannot deadlock. */
    private static final String LOCK = """
        SELECT t
        FROM FreeSeatingTicket t
        WHERE t.id IN :ids
        ORDER BY t.id""";

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
            .setParameter(5, filter.limit())
            .setParameter(6, filter.offset())
            .getResultList();
    }

    public long count(TicketFilter filter) {
        return matching(COUNT, Long.class, filter).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private <T> NativeQuery<T> matching(String sql, Class<T> result, TicketFilter filter) {
        return ((NativeQuery<T>) entityManager.createNativeQuery(sql, result).unwrap(NativeQuery.class))
            .setParameter(1, filter.theaterName(), String.class)
            .setParameter(2, filter.movieTitle(), String.class)
            .setParameter(3, filter.status() == null ? null : filter.status().wireName(), String.class)
            .setParameter(4, filter.userId(), String.class);
    }
}
