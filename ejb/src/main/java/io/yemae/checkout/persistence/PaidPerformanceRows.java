package io.yemae.checkout.persistence;

import io.yemae.shared.ReservationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;

/** Reads the performance that a reservation is for. */
@ApplicationScoped
public class PaidPerformanceRows {
    private static final String PERFORMANCE = """
        SELECT event.number AS concert, performance.starts_at, performance.ends_at
        FROM reservations reservation
        JOIN events event ON event.id = reservation.event_id
        JOIN performances performance ON performance.id = reservation.performance_id
        WHERE reservation.id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param concert the short number of the event */
    public record PaidPerformance(long concert, Instant startsAt, Instant endsAt) {
    }

    /** The reservation must exist. */
    public PaidPerformance of(ReservationId reservation) {
        Tuple row = (Tuple) entityManager.createNativeQuery(PERFORMANCE, Tuple.class).setParameter(1, reservation.value())
            .getSingleResult();
        return new PaidPerformance(row.get("concert", Long.class), row.get("starts_at", Instant.class), row.get("ends_at", Instant.class));
    }
}
