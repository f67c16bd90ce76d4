package io.yemae.waitlist;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Cancellations;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Visitor;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.waitlist.persistence.WaitingEntryRows;
import io.yemae.waitlist.persistence.WaitingEntryRows.Joined;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Entries of waiting lists: joining, leaving, and reading them. */
@Stateless
public class WaitingList {

    @Inject
    WaitingEntryRows rows;

    @Inject
    WaitingConditions conditions;

    @Inject
    Cancellations cancellations;

    @Inject
    Policies policies;

    @Inject
    AuditLog audit;

    @Inject
    Metrics metrics;

    /**
     * Adds the user to the end of the list.
     *
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}; unavailable {@code FEATURE_OFF} while new holds
     *     are switched off; forbidden {@code EMAIL_NOT_CONFIRMED}; conflict {@code SEATS_AVAILABLE} if the wanted seats can be held now,
     *     {@code NOT_ON_SALE}, {@code SEAT_LIMIT} if the user may not have that many, or {@code ALREADY_WAITING}
     */
    public WaitingEntryView join(JoinWaitingList command) {
        conditions.require(command);
        WaitingEntryId id = WaitingEntryId.next();
        Joined joined = rows.join(id, command, policies.get(Policy.SEATS_PER_USER));
        if (!joined.hasJoined()) {
            throw refusal(command, joined);
        }
        WaitingEntryView entry = own(command.user(), command.performance());
        audit.record("waitlist.join", id.toString(), "performance " + command.performance() + ", " + command.quantity() + " seats");
        metrics.count(EventMetric.WAITING_LIST_JOINED, entry.event(), 1, Visitor.of(command.user()));
        return entry;
    }

    /**
     * Leaves the list, or refuses an offer, whose seats then go to the next entry.
     *
     * @throws Problem not found {@code WAITING_ENTRY_NOT_FOUND} if the user has no live entry; as {@link Cancellations#cancel} if there is
     *     an offer
     */
    public void leave(UserId user, PerformanceId performance) {
        if (rows.leave(user, performance)) {
            audit.record("waitlist.leave", performance.toString(), "");
            return;
        }
        ReservationId offered = rows.live(user, performance).map(WaitingEntryView::reservation).orElseThrow(WaitingEntryId::unknown);
        cancellations.cancel(offered, user, "");
    }

    /** @throws Problem not found {@code WAITING_ENTRY_NOT_FOUND} if the user has no live entry */
    public WaitingEntryView own(UserId user, PerformanceId performance) {
        return rows.live(user, performance).orElseThrow(WaitingEntryId::unknown);
    }

    /** The user's live entries, and those that ended within 30 days; the newest first, at most 100. */
    public List<WaitingEntryView> of(UserId user) {
        return rows.of(user);
    }

    /**
     * The list of a performance in its order, for staff.
     *
     * @param status null for all entries, including those that have ended
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND}
     */
    public Page<ListedEntry> of(PerformanceId performance, WaitingEntryStatus status, Page.Request page) {
        conditions.requireKnown(performance);
        return rows.of(performance, status, page);
    }

    private static Problem refusal(JoinWaitingList command, Joined joined) {
        if (!joined.onSale()) {
            return Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.");
        }
        return joined.owned() + command.quantity() > joined.limit()
            ? Problem.conflict("SEAT_LIMIT", "최대 " + joined.limit() + "석까지 선택 가능합니다.")
            : Problem.conflict("ALREADY_WAITING", "이 회차에는 이미 예매대기를 신청하셨습니다.");
    }
}
