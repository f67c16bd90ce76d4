package io.yemae.booking.persistence;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements about seats that are reserved for the waiting list, and about offers of such seats. */
@ApplicationScoped
public class OfferStatements {
    private static final String OFFER = SqlFile.read(OfferStatements.class, "offer.sql");
    private static final String RELEASE = SqlFile.read(OfferStatements.class, "release-returned.sql");

    private static final String PERFORMANCES = """
        SELECT performance_id
        FROM returned_seats
        GROUP BY performance_id
        ORDER BY min(returned_at)
        LIMIT ?1""";

    /* Two numbers, so that it meets no other lock. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('waiting list'), hashtext(cast(?1 AS text)))";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A new offer.
     *
     * @param fee     the booking fee for each seat
     * @param seconds until the deadline
     */
    public record NewOffer(UUID entry, ReservationId reservation, String number, List<SeatId> seats, Won fee, int seatsPerUser,
                           int seconds) {
    }

    /** Seats that are held for the owner of an entry. */
    public record Offered(UserId user, EventId event, PerformanceId performance, Instant until) {
    }

    /**
     * A seat that was reserved.
     *
     * @param reservation whose it was; null if it was nobody's
     */
    public record Released(SeatId seat, ReservationId reservation) {
    }

    /** Performances whose returned seats are reserved, those that wait longest first. */
    @SuppressWarnings("unchecked")
    public List<PerformanceId> performances(int most) {
        List<UUID> performances = entityManager.createNativeQuery(PERFORMANCES, UUID.class).setParameter(1, most).getResultList();
        return performances.stream().map(PerformanceId::new).toList();
    }

    /** Until the end of the transaction. @return false if another transaction has it */
    public boolean lockList(PerformanceId performance) {
        return (Boolean) entityManager.createNativeQuery(LOCK, Boolean.class).setParameter(1, performance.value()).getSingleResult();
    }

    /** The seats of a performance that were reserved and are available now. */
    @SuppressWarnings("unchecked")
    public List<Released> release(PerformanceId performance) {
        List<Tuple> rows = entityManager.createNativeQuery(RELEASE, Tuple.class).setParameter(1, performance.value()).getResultList();
        return rows.stream()
            .map(row -> new Released(new SeatId(row.get("seat_id", UUID.class)),
                Optional.ofNullable(row.get("reservation_id", UUID.class)).map(ReservationId::new).orElse(null)))
            .toList();
    }

    /** @return empty if the seats cannot be offered to the owner of the entry */
    @SuppressWarnings("unchecked")
    public Optional<Offered> offer(NewOffer offer) {
        List<Tuple> rows = entityManager.createNativeQuery(OFFER, Tuple.class)
            .setParameter("entry", offer.entry())
            .setParameter("reservation", offer.reservation().value())
            .setParameter("number", offer.number())
            .setParameter("notice", Uuid7.next())
            .setParameter("seats", offer.seats().stream().map(SeatId::value).toArray(UUID[]::new))
            .setParameter("fee", offer.fee().amount())
            .setParameter("seatsPerUser", offer.seatsPerUser())
            .setParameter("seconds", offer.seconds())
            .getResultList();
        return rows.stream().findFirst().map(row -> new Offered(new UserId(row.get("user_id", UUID.class)),
            new EventId(row.get("event_id", UUID.class)), new PerformanceId(row.get("performance_id", UUID.class)),
            row.get("held_until", Instant.class)));
    }
}
