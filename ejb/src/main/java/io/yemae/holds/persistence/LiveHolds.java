package io.yemae.holds.persistence;

import io.yemae.shared.PerformanceId;
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

/** Reads holds that have not expired. */
@ApplicationScoped
public class LiveHolds {

    /* By reservations_by_user. */
    private static final String OF_USER = """
        SELECT id, expires_at
        FROM reservations
        WHERE user_id = ?1
          AND performance_id = ?2
          AND is_live_hold(status, expires_at, now())
        ORDER BY created_at DESC
        LIMIT 1""";

    @PersistenceContext
    EntityManager entityManager;

    public record LiveHold(ReservationId reservation, Instant until) {
    }

    /** The user's latest live hold of a performance. */
    @SuppressWarnings("unchecked")
    public Optional<LiveHold> latest(UserId user, PerformanceId performance) {
        List<Tuple> rows = entityManager.createNativeQuery(OF_USER, Tuple.class)
            .setParameter(1, user.value())
            .setParameter(2, performance.value())
            .getResultList();
        return rows.stream().findFirst()
            .map(row -> new LiveHold(new ReservationId(row.get("id", UUID.class)), row.get("expires_at", Instant.class)));
    }
}
