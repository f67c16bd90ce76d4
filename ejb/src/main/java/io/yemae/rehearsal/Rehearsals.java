package io.yemae.rehearsal;

import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.rehearsal.integration.RehearsalStarted;
import io.yemae.rehearsal.persistence.RehearsalRows;
import io.yemae.shared.Audited;
import io.yemae.shared.EventId;
import io.yemae.shared.NodeName;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.WarmUpIds;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** Starts, lists and cancels rehearsals. {@code RehearsalRunner} runs them, outside the caller's transaction. */
@Stateless
public class Rehearsals {
    /** For all performances of an event together. */
    private static final int MOST_SEATS = 100_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    RehearsalRows rows;

    @Inject
    Policies policies;

    @Inject
    Event<RehearsalStarted> started;

    @Inject
    Event<Audited> audited;

    @Inject
    NodeName node;

    /**
     * Starts a rehearsal on this node. The bots begin after the transaction has committed.
     *
     * @param force whether it starts although a real sale is near
     * @param by    null if it is started through the server's management
     * @return its id
     * @throws Problem not found {@code EVENT_NOT_FOUND}; invalid if there are more buyers than the policy allows, or more seats for each
     *     than a user may have; conflict {@code REHEARSALS_OFF} if the policy allows no buyers, {@code REHEARSAL_RUNNING} if another one
     *     runs, {@code NOTHING_TO_REHEARSE} if the event has no seats to sell, {@code TOO_MANY_SEATS}; and unless it is forced
     *     {@code SALE_NEAR} if a real sale opens within the next hour or has opened within the last, {@code HOLDS_RUNNING} if a buyer
     *     holds seats
     */
    public UUID start(EventId event, RehearsalSettings settings, boolean force, UserId by) {
        requireAllowed(settings.buyers());
        requireSeats(rows.supply(event).orElseThrow(EventId::unknown), settings.seatsPerBuyer());
        if (!force) {
            requireQuiet();
        }
        UUID id = Uuid7.next();
        UUID copy = WarmUpIds.of(RANDOM.nextLong(), 0);
        rows.add(id, event, copy, settings, force, by, node.get());
        audited.fire(new Audited("rehearsal.start", event.toString(), id + ", " + settings.buyers()));
        started.fire(new RehearsalStarted(id, event, copy, settings));
        return id;
    }

    private void requireAllowed(int buyers) {
        int most = policies.get(Policy.REHEARSAL_BUYERS);
        if (most == 0) {
            throw Problem.conflict("REHEARSALS_OFF", "이 설치에서는 예행연습을 할 수 없습니다.");
        }
        if (buyers > most) {
            throw Problem.invalidField("buyers", "구매자는 1 이상 " + most + " 이하여야 합니다.");
        }
    }

    private void requireSeats(RehearsalRows.Supply supply, int seatsPerBuyer) {
        if (supply.seats() == 0) {
            throw Problem.conflict("NOTHING_TO_REHEARSE", "판매할 좌석이 없는 이벤트입니다.");
        }
        if (supply.seats() > MOST_SEATS) {
            throw Problem.conflict("TOO_MANY_SEATS", "좌석이 100,000석보다 많은 이벤트는 예행연습을 할 수 없습니다.");
        }
        int most = supply.seatsPerUser() == null ? policies.get(Policy.SEATS_PER_USER) : supply.seatsPerUser();
        if (seatsPerBuyer > most) {
            throw Problem.invalidField("seatsPerBuyer", "좌석은 1 이상 " + most + " 이하여야 합니다.");
        }
    }

    private void requireQuiet() {
        if (rows.isSaleNear()) {
            throw Problem.conflict("SALE_NEAR", "한 시간 안에 시작되었거나 시작될 판매가 있습니다.");
        }
        if (rows.isAnythingHeld()) {
            throw Problem.conflict("HOLDS_RUNNING", "지금 좌석을 선택하고 있는 구매자가 있습니다.");
        }
    }

    /** @throws Problem not found {@code REHEARSAL_NOT_FOUND} */
    public Rehearsal get(UUID id) {
        return rows.find(id).orElseThrow(Rehearsals::unknown);
    }

    /** The latest first. @param event null for all events */
    public List<Rehearsal> list(EventId event, int limit) {
        return rows.list(event, limit);
    }

    /**
     * Ends a rehearsal within a second or two, on whichever node it runs. Does nothing if it has ended.
     *
     * @throws Problem as {@link #get}
     */
    public void cancel(UUID id) {
        if (rows.requestCancellation(id)) {
            audited.fire(new Audited("rehearsal.cancel", get(id).event().toString(), id.toString()));
        } else {
            get(id);
        }
    }

    private static Problem unknown() {
        return Problem.notFound("REHEARSAL_NOT_FOUND", "예행연습을 찾을 수 없습니다.");
    }
}
