package io.yemae.checkout;

import io.yemae.checkout.persistence.DiscountCodeRows;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.UUID;

/** Discount codes: adding, listing, ending and validating them. */
@Stateless
public class DiscountCodes {

    @Inject
    DiscountCodeRows rows;

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
            rows.add(code);
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("discount_codes_code"::equals).isPresent()
                ? Problem.conflict("DISCOUNT_CODE_TAKEN", "이미 있는 할인 코드입니다.")
                : e;
        }
        audit.record("discount.add", code.id().toString(), code.code());
        return code;
    }

    /** Newest first. */
    public Page<Used> list(Page.Request page) {
        return rows.list(page);
    }

    /**
     * Ends a code now. Reservations that use it keep the discount. Idempotent.
     *
     * @throws Problem not found {@code DISCOUNT_CODE_NOT_FOUND}
     */
    public void end(UUID id) {
        if (rows.end(id)) {
            audit.record("discount.end", id.toString(), "");
        } else if (!rows.exists(id)) {
            throw Problem.notFound("DISCOUNT_CODE_NOT_FOUND", "할인 코드를 찾을 수 없습니다.");
        }
    }

    /** @throws DiscountCodeNotValid if there is no such code, or now is not within its period */
    public DiscountCode valid(String code) {
        return rows.find(code).filter(found -> found.isValidAt(clock.instant())).orElseThrow(DiscountCodeNotValid::new);
    }

    /** As {@link #valid}. Locks the code's row, so that the use count read next is final. */
    public DiscountCode lockValid(String code) {
        rows.lock(code);
        return valid(code);
    }
}
