package io.yemae.checklist;

import static io.yemae.checklist.ChecklistLine.blocking;
import static io.yemae.checklist.ChecklistLine.ok;
import static io.yemae.checklist.ChecklistLine.warning;

import io.yemae.checklist.ChecklistLine.Subject;
import io.yemae.planning.AdministeredEvent;
import io.yemae.planning.EventFields;
import io.yemae.pricing.DiscountCode;
import io.yemae.shared.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The rules of the checklist, one for each subject. */
final class ChecklistRules {
    /** With a rush that takes longer to be let in, most would wait in vain or give up. */
    private static final Duration LONGEST_RUSH = Duration.ofHours(4);
    /** Buyers who pay by card need about two minutes. */
    private static final int SHORTEST_HOLD_MINUTES = 3;

    private final AdministeredEvent event;
    private final SaleConditions conditions;
    private final List<DiscountCode> codes;
    private final Instant now;
    private final List<AdministeredEvent.Performance> upcoming;

    /** @param codes those of this event */
    ChecklistRules(AdministeredEvent event, SaleConditions conditions, List<DiscountCode> codes, Instant now) {
        this.event = event;
        this.conditions = conditions;
        this.codes = codes;
        this.now = now;
        this.upcoming = event.performances().stream().filter(each -> each.cancelledAt() == null && each.startsAt().isAfter(now)).toList();
    }

    Checklist checklist() {
        return new Checklist(fields().saleStart(), List.of(description(), english(), poster(), grades(), prices(), performances(), seats(),
            saleWindow(), saleBeforePerformances(), waitingRoom(), waitingTime(), discountCodes(), holds(), holdTime(), paymentMethods()));
    }

    private ChecklistLine description() {
        return fields().description().isBlank() ? warning(Subject.DESCRIPTION, "DESCRIPTION_MISSING") : ok(Subject.DESCRIPTION);
    }

    /** The description counts only if there is one in Korean. */
    private ChecklistLine english() {
        boolean isDescribed = fields().description().isBlank() || fields().englishDescription() != null;
        return fields().englishTitle() == null || !isDescribed ? warning(Subject.ENGLISH, "ENGLISH_MISSING") : ok(Subject.ENGLISH);
    }

    private ChecklistLine poster() {
        return event.poster() == null && fields().posterImageUrl() == null ? warning(Subject.POSTER, "POSTER_MISSING") : ok(Subject.POSTER);
    }

    private ChecklistLine grades() {
        return event.grades().isEmpty() ? blocking(Subject.GRADES, "GRADES_MISSING") : ok(Subject.GRADES);
    }

    private ChecklistLine prices() {
        return event.grades().stream().anyMatch(grade -> grade.price().amount() == 0) ? warning(Subject.PRICES, "PRICE_ZERO")
            : ok(Subject.PRICES);
    }

    private ChecklistLine performances() {
        return upcoming.isEmpty() ? blocking(Subject.PERFORMANCES, "PERFORMANCES_MISSING") : ok(Subject.PERFORMANCES);
    }

    private ChecklistLine seats() {
        List<PerformanceId> without = those(performance -> performance.total() == 0);
        return without.isEmpty() ? ok(Subject.SEATS) : blocking(Subject.SEATS, "SEATS_MISSING").about(without);
    }

    private ChecklistLine saleWindow() {
        return now.isBefore(fields().saleEnd()) ? ok(Subject.SALE_WINDOW) : blocking(Subject.SALE_WINDOW, "SALE_OVER");
    }

    private ChecklistLine saleBeforePerformances() {
        List<PerformanceId> unsellable = those(performance -> !performance.startsAt().isAfter(fields().saleStart()));
        return unsellable.isEmpty() ? ok(Subject.SALE_BEFORE_PERFORMANCES)
            : blocking(Subject.SALE_BEFORE_PERFORMANCES, "PERFORMANCE_BEFORE_SALE").about(unsellable);
    }

    private ChecklistLine waitingRoom() {
        return conditions.paused() ? blocking(Subject.WAITING_ROOM, "WAITING_ROOM_PAUSED") : ok(Subject.WAITING_ROOM);
    }

    /** As many people as there are seats, each of whom stays for the whole session. */
    private ChecklistLine waitingTime() {
        long seats = upcoming.stream().mapToLong(AdministeredEvent.Performance::total).sum();
        double perSecond = Math.min(conditions.rate(), conditions.threshold() / (conditions.sessionMinutes() * 60.0));
        return seats / perSecond > LONGEST_RUSH.toSeconds() ? warning(Subject.WAITING_TIME, "WAITING_TIME_LONG") : ok(Subject.WAITING_TIME);
    }

    private ChecklistLine discountCodes() {
        return codes.stream().anyMatch(this::isOutsideTheSale) ? warning(Subject.DISCOUNT_CODES, "DISCOUNT_CODE_OUTSIDE_SALE")
            : ok(Subject.DISCOUNT_CODES);
    }

    private boolean isOutsideTheSale(DiscountCode code) {
        return !code.endsAt().isAfter(fields().saleStart()) || !code.startsAt().isBefore(fields().saleEnd());
    }

    private ChecklistLine holds() {
        return conditions.holds() ? ok(Subject.HOLDS) : blocking(Subject.HOLDS, "HOLDS_OFF");
    }

    private ChecklistLine holdTime() {
        int minutes = fields().holdMinutes() == null ? conditions.holdMinutes() : fields().holdMinutes();
        return minutes < SHORTEST_HOLD_MINUTES ? warning(Subject.HOLD_TIME, "HOLD_TIME_SHORT") : ok(Subject.HOLD_TIME);
    }

    private ChecklistLine paymentMethods() {
        if (!conditions.points() && !conditions.card()) {
            return blocking(Subject.PAYMENT_METHODS, "PAYMENTS_OFF");
        }
        return conditions.card() && conditions.points() ? ok(Subject.PAYMENT_METHODS)
            : warning(Subject.PAYMENT_METHODS, "PAYMENTS_PARTLY_OFF");
    }

    private List<PerformanceId> those(Predicate<AdministeredEvent.Performance> wrong) {
        return upcoming.stream().filter(wrong).map(AdministeredEvent.Performance::id).toList();
    }

    private EventFields fields() {
        return event.fields();
    }
}
