package io.yemae.holds.persistence;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.logging.Trace;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The statements that take seats for a sale at a counter. */
@ApplicationScoped
public class CounterHoldStatements {
    private static final String HOLD = SqlFile.read(CounterHoldStatements.class, "counter-hold.sql");
    private static final String REFUSAL = SqlFile.read(CounterHoldStatements.class, "counter-refusal.sql");

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A request, with the id and the number of its reservation.
     *
     * @param fee          the booking fee for each seat
     * @param seatsPerUser the policy, unless the event has its own limit
     * @param seatsPerSale the limit of a buyer who is no user
     */
    public record NewCounterHold(ReservationId id, String number, UserId buyer, PerformanceId performance, List<SeatId> seats, Won fee,
                                 int seatsPerUser, int seatsPerSale) {
    }

    /**
     * Why seats were not taken.
     *
     * @param taken      labels of seats that are not free; null if there are none
     * @param eventLimit null if the policy counts
     */
    public record Refusal(boolean onSale, long seatsFound, String taken, Integer eventLimit) {
    }

    /** Waits for seats that another transaction has locked. @return whether the seats are held; all or none are */
    public boolean hold(NewCounterHold hold) {
        return !entityManager.createNativeQuery(HOLD, UUID.class).unwrap(NativeQuery.class)
            .setParameter("reservation", hold.id().value())
            .setParameter("number", hold.number())
            .setParameter("buyer", hold.buyer().value())
            .setParameter("performance", hold.performance().value())
            .setParameter("seats", valuesOf(hold.seats()))
            .setParameter("fee", hold.fee().amount())
            .setParameter("seatsPerUser", hold.seatsPerUser())
            .setParameter("seatsPerSale", hold.seatsPerSale())
            .setParameter("trace", Trace.currentUuid(), UUID.class)
            .getResultList().isEmpty();
    }

    public Refusal whyRefused(PerformanceId performance, List<SeatId> seats) {
        Tuple row = (Tuple) entityManager.createNativeQuery(REFUSAL, Tuple.class)
            .setParameter("performance", performance.value())
            .setParameter("seats", valuesOf(seats))
            .getSingleResult();
        return new Refusal(row.get("on_sale", Boolean.class), row.get("seats_found", Long.class), row.get("taken", String.class),
            row.get("event_limit", Integer.class));
    }

    private static UUID[] valuesOf(List<SeatId> seats) {
        return seats.stream().map(SeatId::value).toArray(UUID[]::new);
    }
}
