package io.yemae.checkout;

import io.yemae.ops.AuditLog;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Discount codes: adding, listing, ending and validating them. */
@Stateless
public class DiscountCodes {
    private static final String ADD = """
        INSERT INTO discount_codes (id, code, percent, amount, starts_at, ends_at, total_limit, user_limit, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, now())""";

    /* A use counts while its reservation is held or confirmed. */
    private static final String LIST = """
        SELECT code.*, count(*) OVER () AS total,
               (SELECT count(*)
                FROM discount_uses used
                JOIN reservations reservation ON reservation.id = used.reservation_id
                WHERE used.code_id = code.id
                  AND (reservation.status = 'confirmed' OR is_live_hold(reservation.status, reservation.expires_at, now()))) AS uses
        FROM discount_codes code
        ORDER BY code.created_at DESC, code.id
        LIMIT ?1
        OFFSET ?2""";

    private static final String END = """
        UPDATE discount_codes
        SET ends_at = greatest(now(), starts_at + interval '1 microsecond')
        WHERE id = ?1
          AND ends_at > now()""";

    private static final String BY_CODE = """
        SELECT *
        FROM discount_codes
        WHERE code = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** A code and the number of reservations that use it. */
    public record Used(DiscountCode code, long uses) {
    }

    /**
     * Adds a code.
     *
     * @param wanted the id is ignored, because it is generated here
     * @throws Problem invalid if the period is empty or over, conflict {@code DISCOUNT_CODE_TAKEN}
     */
    public DiscountCode add(DiscountCode wanted) {
        if (!wanted.startsAt().isBefore(wanted.endsAt()) || !wanted.endsAt().isAfter(clock.instant())) {
            throw Problem.invalidField("endsAt", "종료는 시작과 지금보다 늦어야 합니다.");
        }
        DiscountCode code = new DiscountCode(Uuid7.next(), wanted.code(), wanted.percent(), wanted.amount(), wanted.startsAt(),
            wanted.endsAt(), wanted.totalLimit(), wanted.userLimit());
        try {
            entityManager.createNativeQuery(ADD).unwrap(NativeQuery.class)
                .setParameter(1, code.id())
                .setParameter(2, code.code())
                .setParameter(3, code.percent(), Integer.class)
                .setParameter(4, code.amount() == null ? null : code.amount().amount(), Long.class)
                .setParameter(5, code.startsAt())
                .setParameter(6, code.endsAt())
                .setParameter(7, code.totalLimit(), Integer.class)
                .setParameter(8, code.userLimit(), Integer.class)
                .executeUpdate();
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("discount_codes_code"::equals).isPresent()
                ? Problem.conflict("DISCOUNT_CODE_TAKEN", "이미 있는 할인 코드입니다.")
                : e;
        }
        audit.record("discount.add", code.id().toString(), code.code());
        return code;
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    public Page<Used> list(Page.Request page) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST, Tuple.class)
            .setParameter(1, page.limit())
            .setParameter(2, page.offset())
            .getResultList();
        long total = rows.isEmpty() ? count() : rows.get(0).get("total", Long.class);
        return Page.of(rows.stream().map(row -> new Used(code(row), row.get("uses", Long.class))).toList(), page, total);
    }

    /**
     * Ends a code now. Reservations that use it keep the discount. Idempotent.
     *
     * @throws Problem not found {@code DISCOUNT_CODE_NOT_FOUND}
     */
    public void end(UUID id) {
        if (entityManager.createNativeQuery(END).setParameter(1, id).executeUpdate() > 0) {
            audit.record("discount.end", id.toString(), "");
        } else if (entityManager.createNativeQuery("SELECT 1 FROM discount_codes WHERE id = ?1").setParameter(1, id).getResultList()
            .isEmpty()) {
            throw Problem.notFound("DISCOUNT_CODE_NOT_FOUND", "할인 코드를 찾을 수 없습니다.");
        }
    }

    /** @throws DiscountCodeNotValid if there is no such code, or now is not within its period */
    public DiscountCode valid(String code) {
        return byCode(code, "").filter(found -> found.isValidAt(clock.instant())).orElseThrow(DiscountCodeNotValid::new);
    }

    /** As {@link #valid}. Locks the code's row, so that the use count read next is final. */
    public DiscountCode lockValid(String code) {
        byCode(code, " FOR UPDATE");
        return valid(code);
    }

    @SuppressWarnings("unchecked")
    private Optional<DiscountCode> byCode(String code, String lock) {
        List<Tuple> rows = entityManager.createNativeQuery(BY_CODE + lock, Tuple.class).setParameter(1, code).getResultList();
        return rows.stream().findFirst().map(DiscountCodes::code);
    }

    private long count() {
        return ((Number) entityManager.createNativeQuery("SELECT count(*) FROM discount_codes").getSingleResult()).longValue();
    }

    private static DiscountCode code(Tuple row) {
        return new DiscountCode(row.get("id", UUID.class), row.get("code", String.class), row.get("percent", Integer.class),
            Optional.ofNullable(row.get("amount", Long.class)).map(Won::new).orElse(null), row.get("starts_at", Instant.class),
            row.get("ends_at", Instant.class), row.get("total_limit", Integer.class), row.get("user_limit", Integer.class));
    }
}
