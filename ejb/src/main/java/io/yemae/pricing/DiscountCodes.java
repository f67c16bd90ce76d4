package io.yemae.pricing;

import io.yemae.audit.AuditLog;
import io.yemae.catalog.EventCopied;
import io.yemae.pricing.persistence.DiscountCodeRows;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
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
     * @throws Problem invalid if the period is empty or over, not found {@code EVENT_NOT_FOUND}, conflict {@code DISCOUNT_CODE_TAKEN}
     */
    public DiscountCode add(DiscountCode wanted) {
        if (!wanted.startsAt().isBefore(wanted.endsAt()) || !wanted.endsAt().isAfter(clock.instant())) {
            throw Problem.invalidField("endsAt", "종료는 시작과 지금보다 늦어야 합니다.");
        }
        DiscountCode code = new DiscountCode(Uuid7.next(), wanted.event(), wanted.code(), wanted.percent(), wanted.amount(),
            wanted.startsAt(), wanted.endsAt(), wanted.totalLimit(), wanted.userLimit());
        try {
            rows.add(code);
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "discount_codes_code" -> Problem.conflict("DISCOUNT_CODE_TAKEN", "이미 있는 할인 코드입니다.");
                case "discount_codes_event_id_fkey" -> EventId.unknown();
                default -> e;
            };
        }
        audit.record("discount.add", code.id().toString(), code.code());
        return code;
    }

    /**
     * Newest first.
     *
     * @param event null for the codes of all events, and those that are valid for all
     */
    public Page<Used> list(EventId event, Page.Request page) {
        return rows.list(event, page);
    }

    /** The codes that are valid for this event alone, oldest first. */
    public List<DiscountCode> of(EventId event) {
        return rows.of(event);
    }

    /** The codes of a copied event whose shifted period is not over are valid for the copy, in its own period. */
    public void onCopied(@Observes EventCopied event) {
        rows.of(event.source()).stream()
            .map(code -> code.copy(event.copy(), event.shift()))
            .filter(code -> code.endsAt().isAfter(clock.instant()))
            .forEach(rows::add);
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
            throw unknown();
        }
    }

    /**
     * As {@link #end(UUID)}, for a code that is valid for this event alone.
     *
     * @throws Problem not found {@code DISCOUNT_CODE_NOT_FOUND}, also for a code of another event or of all
     */
    public void end(EventId event, UUID id) {
        if (rows.of(event).stream().map(DiscountCode::id).noneMatch(id::equals)) {
            throw unknown();
        }
        end(id);
    }

    /** @throws DiscountCodeNotValid if there is no such code for the reservation's event, or now is not within its period */
    public DiscountCode valid(String code, ReservationId reservation) {
        return rows.find(code, reservation).filter(found -> found.isValidAt(clock.instant())).orElseThrow(DiscountCodeNotValid::new);
    }

    /** As {@link #valid}. Locks the code's row, so that the use count read next is final. */
    public DiscountCode lockValid(String code, ReservationId reservation) {
        rows.lock(code, reservation);
        return valid(code, reservation);
    }

    private static Problem unknown() {
        return Problem.notFound("DISCOUNT_CODE_NOT_FOUND", "할인 코드를 찾을 수 없습니다.");
    }
}
