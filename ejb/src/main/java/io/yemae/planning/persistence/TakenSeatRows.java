package io.yemae.planning.persistence;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.UUID;

/** Refuses changes that would affect held, sold or reserved seats. */
@ApplicationScoped
public class TakenSeatRows {
    private static final String TAKEN = """
        SELECT coalesce(sum(seats.held + seats.sold), 0)
        FROM unnest(?1) AS performance (id)
        CROSS JOIN LATERAL performance_seats(performance.id) seats""";

    @PersistenceContext
    EntityManager entityManager;

    /** @throws Problem conflict {@code SEATS_IN_USE} with the number of seats if seats of these performances are held or sold */
    public void refuse(Collection<PerformanceId> performances) {
        UUID[] ids = performances.stream().map(PerformanceId::value).toArray(UUID[]::new);
        long taken = ((Number) entityManager.createNativeQuery(TAKEN).setParameter(1, ids).getSingleResult()).longValue();
        if (taken > 0) {
            throw Problem.conflict("SEATS_IN_USE", "임시배정되었거나 판매된 좌석이 " + taken + "석 있어 바꿀 수 없습니다.");
        }
    }

    /** @throws Problem conflict {@code SEATS_IN_USE} with the number of reservations if there ever was one */
    public void refuseIfEverReserved(EventId event) {
        long reservations = ((Number) entityManager.createNativeQuery("SELECT event_reservations(?1)")
            .setParameter(1, event.value())
            .getSingleResult()).longValue();
        if (reservations > 0) {
            throw Problem.conflict("SEATS_IN_USE", "예매가 " + reservations + "건 있었던 이벤트의 좌석 배치는 바꿀 수 없습니다.");
        }
    }
}
