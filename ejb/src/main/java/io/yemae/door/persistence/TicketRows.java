package io.yemae.door.persistence;

import io.yemae.door.Admission;
import io.yemae.door.ScanMethod;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The tickets of a performance, and the secrets of their codes. */
@ApplicationScoped
public class TicketRows {
    private static final String TICKETS = SqlFile.read(TicketRows.class, "tickets.sql");
    private static final String MAKE_SECRETS = SqlFile.read(TicketRows.class, "make-secrets.sql");

    private static final String ALL =
        "reservation.performance_id = cast(:performance AS uuid) AND reservation.confirmed_at IS NOT NULL";
    private static final String CHANGED =
        "reservation.id IN (SELECT door_changes(cast(:performance AS uuid), cast(:since AS timestamptz)))";
    private static final String NAMED = "reservation.id = ANY (cast(:reservations AS uuid[]))";

    /* By reservations_number. Locks by id, as everywhere, against deadlocks. A concurrent cancellation waits, or is visible here. */
    private static final String LOCK = """
        SELECT id
        FROM reservations
        WHERE number = ANY (cast(:numbers AS text[]))
          AND performance_id = :performance
          AND confirmed_at IS NOT NULL
        ORDER BY id
        FOR NO KEY UPDATE""";

    private static final String LOCK_ONE = """
        SELECT id
        FROM reservations
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    private static final String SECRET = """
        SELECT secret
        FROM entry_secrets
        WHERE reservation_id = ?1""";

    private static final String PERFORMANCE_OF = """
        SELECT performance_id
        FROM reservations
        WHERE id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A ticket.
     *
     * @param number    the number of its reservation
     * @param name      the number of the reservation and a number within it
     * @param buyer     null if there is neither an account nor a name from the counter
     * @param secret    null if none was made, because the reservation is cancelled
     * @param admission the first scan by time, also if the reservation is cancelled; null if there is none
     */
    public record Ticket(ReservationId reservation, String number, SeatId seat, String name, String label, String grade, boolean cancelled,
                         String buyer, byte[] secret, Instant changedAt, Admission admission) {
    }

    /** All tickets of a performance, by reservation. */
    public List<Ticket> all(PerformanceId performance) {
        entityManager.createNativeQuery(MAKE_SECRETS.formatted(ALL)).setParameter("performance", performance.value()).executeUpdate();
        return tickets(query(TICKETS.formatted(ALL)).setParameter("performance", performance.value()));
    }

    /** The tickets of the reservations that have changed since an instant. */
    public List<Ticket> changed(PerformanceId performance, Instant since) {
        entityManager.createNativeQuery(MAKE_SECRETS.formatted(CHANGED)).setParameter("performance", performance.value())
            .setParameter("since", since)
            .executeUpdate();
        return tickets(query(TICKETS.formatted(CHANGED)).setParameter("performance", performance.value()).setParameter("since", since));
    }

    /** Locks the reservations with these numbers until the transaction ends. @return those of the performance that were ever confirmed */
    @SuppressWarnings("unchecked")
    public List<UUID> lock(PerformanceId performance, Collection<String> numbers) {
        return entityManager.createNativeQuery(LOCK, UUID.class).setParameter("numbers", numbers.toArray(String[]::new))
            .setParameter("performance", performance.value())
            .getResultList();
    }

    public void lock(ReservationId reservation) {
        entityManager.createNativeQuery(LOCK_ONE).setParameter(1, reservation.value()).getResultList();
    }

    public List<Ticket> tickets(PerformanceId performance, List<UUID> reservations) {
        makeSecrets(reservations);
        return tickets(query(TICKETS.formatted(NAMED)).setParameter("performance", performance.value())
            .setParameter("reservations", reservations.toArray(UUID[]::new)));
    }

    /** The secret of a confirmed reservation. Makes one if there is none. Empty if the reservation is not confirmed. */
    @SuppressWarnings("unchecked")
    public Optional<byte[]> secret(ReservationId reservation) {
        makeSecrets(List.of(reservation.value()));
        List<byte[]> found = entityManager.createNativeQuery(SECRET, byte[].class).setParameter(1, reservation.value()).getResultList();
        return found.stream().findFirst();
    }

    public PerformanceId performanceOf(ReservationId reservation) {
        return new PerformanceId((UUID) entityManager.createNativeQuery(PERFORMANCE_OF, UUID.class).setParameter(1, reservation.value())
            .getSingleResult());
    }

    private void makeSecrets(List<UUID> reservations) {
        entityManager.createNativeQuery(MAKE_SECRETS.formatted(NAMED)).setParameter("reservations", reservations.toArray(UUID[]::new))
            .executeUpdate();
    }

    private static List<Ticket> tickets(NativeQuery<Tuple> query) {
        return query.getResultList().stream().map(TicketRows::ticket).toList();
    }

    private static Ticket ticket(Tuple row) {
        UUID scan = row.get("scan", UUID.class);
        Admission admission = scan == null ? null : new Admission(scan, row.get("at", Instant.class), row.get("device", String.class),
            row.get("staff", String.class), ScanMethod.ofWireName(row.get("method", String.class)));
        return new Ticket(new ReservationId(row.get("reservation_id", UUID.class)), row.get("number", String.class),
            new SeatId(row.get("seat_id", UUID.class)), row.get("ticket", String.class), row.get("label", String.class),
            row.get("grade", String.class), row.get("cancelled", Boolean.class), row.get("buyer", String.class),
            row.get("secret", byte[].class), row.get("changed_at", Instant.class), admission);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
