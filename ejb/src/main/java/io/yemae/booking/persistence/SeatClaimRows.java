package io.yemae.booking.persistence;

import io.yemae.booking.BuyerView;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.SeatClaim;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The reservations that have or had seats. */
@ApplicationScoped
public class SeatClaimRows {
    private static final String CLAIMS = SqlFile.read(SeatClaimRows.class, "seat-claims.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** Of each seat at most the newest 50, the newest first. */
    @SuppressWarnings("unchecked")
    public Map<SeatId, List<SeatClaim>> of(EventId event, PerformanceId performance, List<SeatId> seats) {
        List<Tuple> rows = entityManager.createNativeQuery(CLAIMS, Tuple.class)
            .setParameter("event", event.value())
            .setParameter("performance", performance.value())
            .setParameter("seats", seats.stream().map(SeatId::value).toArray(UUID[]::new))
            .getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> new SeatId(row.get("seat_id", UUID.class)),
            Collectors.mapping(SeatClaimRows::claim, Collectors.toList())));
    }

    private static SeatClaim claim(Tuple row) {
        return new SeatClaim(new ReservationId(row.get("id", UUID.class)), row.get("number", String.class),
            ReservationStatus.of(row.get("shown", String.class)), row.get("current", Boolean.class), row.get("created_at", Instant.class),
            row.get("expires_at", Instant.class), row.get("confirmed_at", Instant.class), row.get("cancelled_at", Instant.class),
            new Won(row.get("total_amount", Long.class)),
            new BuyerView(new UserId(row.get("user_id", UUID.class)), row.get("name", String.class), row.get("email", String.class),
                row.get("phone", String.class)));
    }
}
