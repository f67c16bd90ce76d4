package io.yemae.pricing.persistence;

import io.yemae.pricing.DiscountCode;
import io.yemae.pricing.DiscountCodes.Used;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Discount codes and their uses. A use counts while its reservation is held or confirmed. */
@ApplicationScoped
public class DiscountCodeRows {
    private static final String LIST = SqlFile.read(DiscountCodeRows.class, "list-codes.sql");

    private static final String COUNT = """
        SELECT count(*)
        FROM discount_codes
        WHERE cast(?1 AS uuid) IS NULL
           OR event_id = ?1""";

    private static final String ADD = """
        INSERT INTO discount_codes (id, code, percent, amount, starts_at, ends_at, total_limit, user_limit, created_at, event_id)
        VALUES (:id, :code, :percent, :amount, :startsAt, :endsAt, :totalLimit, :userLimit, now(), :event)""";

    private static final String END = """
        UPDATE discount_codes
        SET ends_at = greatest(now(), starts_at + interval '1 microsecond')
        WHERE id = ?1
          AND ends_at > now()""";

    /* The event's own code comes before the one for all events. By discount_codes_code. */
    private static final String BY_CODE = """
        SELECT id, event_id, code, percent, amount, starts_at, ends_at, total_limit, user_limit
        FROM discount_codes
        WHERE code = ?1
          AND (event_id IS NULL OR event_id = (SELECT event_id FROM reservations WHERE id = ?2))
        ORDER BY event_id NULLS LAST
        LIMIT 1""";

    /* By discount_codes_by_event. */
    private static final String BY_EVENT = """
        SELECT id, event_id, code, percent, amount, starts_at, ends_at, total_limit, user_limit
        FROM discount_codes
        WHERE event_id = ?1
        ORDER BY created_at, id""";

    /* Uses by other live reservations. By discount_uses_by_code. */
    private static final String USES = """
        SELECT count(*) AS all_uses, count(*) FILTER (WHERE used.user_id = ?2) AS own_uses
        FROM discount_uses used
        JOIN reservations reservation ON reservation.id = used.reservation_id
        WHERE used.code_id = ?1
          AND used.reservation_id <> ?3
          AND (reservation.status = 'confirmed' OR is_live_hold(reservation.status, reservation.expires_at, now()))""";

    private static final String USE = """
        INSERT INTO discount_uses (reservation_id, code_id, user_id)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (reservation_id) DO UPDATE SET code_id = excluded.code_id""";

    @PersistenceContext
    EntityManager entityManager;

    /** How many reservations use a code: those of all users, and those of one user. */
    public record Uses(long all, long own) {
    }

    /** @throws PersistenceException if the code exists, by the constraint {@code discount_codes_code} */
    public void add(DiscountCode code) {
        entityManager.createNativeQuery(ADD).unwrap(NativeQuery.class)
            .setParameter("id", code.id())
            .setParameter("code", code.code())
            .setParameter("percent", code.percent(), Integer.class)
            .setParameter("amount", code.amount() == null ? null : code.amount().amount(), Long.class)
            .setParameter("startsAt", code.startsAt())
            .setParameter("endsAt", code.endsAt())
            .setParameter("totalLimit", code.totalLimit(), Integer.class)
            .setParameter("userLimit", code.userLimit(), Integer.class)
            .setParameter("event", value(code.event()), UUID.class)
            .executeUpdate();
    }

    /** Newest first. @param event null for all codes */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Page<Used> list(EventId event, Page.Request page) {
        NativeQuery query = entityManager.createNativeQuery(LIST, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, page.limit())
            .setParameter(2, page.offset())
            .setParameter(3, value(event), UUID.class);
        List<Tuple> rows = query.getResultList();
        long total = rows.isEmpty() ? count(event) : rows.get(0).get("total", Long.class);
        return Page.of(rows.stream().map(row -> new Used(code(row), row.get("uses", Long.class))).toList(), page, total);
    }

    /** Ends a code now. @return false if it has ended before, or if there is no such code */
    public boolean end(UUID id) {
        return entityManager.createNativeQuery(END).setParameter(1, id).executeUpdate() > 0;
    }

    public boolean exists(UUID id) {
        return !entityManager.createNativeQuery("SELECT 1 FROM discount_codes WHERE id = ?1").setParameter(1, id).getResultList().isEmpty();
    }

    /** The codes of one event, oldest first. */
    @SuppressWarnings("unchecked")
    public List<DiscountCode> of(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(BY_EVENT, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream().map(DiscountCodeRows::code).toList();
    }

    /** Empty if there is no such code for the reservation's event. */
    public Optional<DiscountCode> find(String code, ReservationId reservation) {
        return byCode(code, reservation, "");
    }

    /** Locks the row of a code until the end of the transaction. No effect if there is no such code for the reservation's event. */
    public void lock(String code, ReservationId reservation) {
        byCode(code, reservation, " FOR UPDATE");
    }

    /** The uses of a code by other reservations than this one. */
    public Uses uses(DiscountCode code, UserId user, ReservationId reservation) {
        Tuple uses = (Tuple) entityManager.createNativeQuery(USES, Tuple.class)
            .setParameter(1, code.id())
            .setParameter(2, user.value())
            .setParameter(3, reservation.value())
            .getSingleResult();
        return new Uses(uses.get("all_uses", Long.class), uses.get("own_uses", Long.class));
    }

    /** Records that a reservation uses a code, in place of the code that it used before. */
    public void use(ReservationId reservation, DiscountCode code, UserId user) {
        entityManager.createNativeQuery(USE)
            .setParameter(1, reservation.value())
            .setParameter(2, code.id())
            .setParameter(3, user.value())
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<DiscountCode> byCode(String code, ReservationId reservation, String lock) {
        List<Tuple> rows = entityManager.createNativeQuery(BY_CODE + lock, Tuple.class)
            .setParameter(1, code)
            .setParameter(2, reservation.value())
            .getResultList();
        return rows.stream().findFirst().map(DiscountCodeRows::code);
    }

    private long count(EventId event) {
        return ((Number) entityManager.createNativeQuery(COUNT).unwrap(NativeQuery.class)
            .setParameter(1, value(event), UUID.class)
            .getSingleResult()).longValue();
    }

    private static UUID value(EventId event) {
        return event == null ? null : event.value();
    }

    private static DiscountCode code(Tuple row) {
        return new DiscountCode(row.get("id", UUID.class),
            Optional.ofNullable(row.get("event_id", UUID.class)).map(EventId::new).orElse(null), row.get("code", String.class),
            row.get("percent", Integer.class), Optional.ofNullable(row.get("amount", Long.class)).map(Won::new).orElse(null),
            row.get("starts_at", Instant.class), row.get("ends_at", Instant.class), row.get("total_limit", Integer.class),
            row.get("user_limit", Integer.class));
    }
}
