package io.yemae.holds;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.holds.Holds.HoldSeats;
import io.yemae.holds.Holds.Wanted;
import io.yemae.holds.persistence.HoldChangeStatements;
import io.yemae.holds.persistence.HoldChangeStatements.LockedHold;
import io.yemae.holds.persistence.HoldChangeStatements.LockedSeat;
import io.yemae.queue.ThrottlesAdmission;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Changes a hold while it lasts: other seats, or more time. If a change fails, the buyer keeps the seats of the hold.
 *
 * <p>Locks are taken in the order of all statements about reservations: the reservation, then seats by id. A payment locks the reservation
 * before it begins, so of a change and a payment that meet the second sees the first.
 */
@Stateless
public class HoldChanges {

    @Inject
    HoldChangeStatements statements;

    @Inject
    HoldConditions conditions;

    @Inject
    HoldRefusals refusals;

    @Inject
    Reservations reservations;

    @Inject
    ChangeableHolds holds;

    @Inject
    BestChoice best;

    @Inject
    Event<HoldChanged> changed;

    /**
     * Gives a hold exactly these seats: those that it has stay, others are added, and the rest is given back. All or nothing. Its end stays
     * as well. Added seats cost what they cost now, and a discount code applies to the new seats.
     *
     * @param seats     with a position, of the performance of the hold; at least one, unless units stay
     * @param keepUnits whether units of general admission stay
     * @throws Problem invalid {@code SEAT_TWICE}, or a field; forbidden {@code NOT_ADMITTED} or {@code EMAIL_NOT_CONFIRMED}; not found
     *     {@code RESERVATION_NOT_FOUND} (also for another user's); unavailable {@code FEATURE_OFF} while new holds are switched off;
     *     conflict {@code HOLD_EXPIRED}, {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, {@code PAYMENT_IN_PROGRESS},
     *     {@code OFFER_UNCHANGEABLE} for an offer of the waiting list,
     *     {@code SEATS_TAKEN} with alternatives to the added seats, {@code SEAT_NOT_FOUND}, {@code SEAT_LIMIT}, {@code NOT_ON_SALE} or
     *     {@code CONCURRENT_HOLD}. Then the hold is as it was
     */
    @ThrottlesAdmission
    public void change(ReservationId reservation, UserId user, List<SeatId> seats, boolean keepUnits) {
        if (new HashSet<>(seats).size() != seats.size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        LockedHold hold = holds.lock(reservation, user);
        if (seats.isEmpty() && (hold.units().isEmpty() || !keepUnits)) {
            throw Problem.invalidField("seats", "좌석은 1석 이상이어야 합니다.");
        }
        List<SeatId> dropped = Stream.concat(hold.seats().stream(), keepUnits ? Stream.empty() : hold.units().stream())
            .filter(seat -> !seats.contains(seat))
            .toList();
        List<SeatId> added = hold.lacking(seats);
        if (!dropped.isEmpty() || !added.isEmpty()) {
            requireSeats(hold, user, added);
            requireFree(hold, reservation, user, added);
            write(hold, reservation, user, added, dropped);
        }
    }

    /**
     * Gives a hold the best seats of some grades, for which its own count as free, and nothing else. Units of general admission that it has
     * are among them. If somebody else takes one first, other seats are chosen, up to five times. All else as in {@link #change}.
     *
     * @throws Problem as {@link #change}; not found {@code GRADE_NOT_FOUND}, conflict {@code NOT_ENOUGH_SEATS}
     */
    @ThrottlesAdmission
    public void changeToBest(ReservationId reservation, UserId user, List<Wanted> wanted) {
        LockedHold hold = holds.lock(reservation, user);
        requireOwn(hold, statements.lockSeats(reservation, hold.all()));
        List<SeatId> offered = new ArrayList<>();
        try {
            List<SeatId> chosen = chooseFree(hold, wanted, offered);
            List<SeatId> dropped = hold.all().stream().filter(seat -> !chosen.contains(seat)).toList();
            List<SeatId> added = hold.lacking(chosen);
            if (!dropped.isEmpty() || !added.isEmpty()) {
                requireSeats(hold, user, added);
                write(hold, reservation, user, added, dropped);
            }
        } catch (RuntimeException e) {
            best.withdraw(hold.performance(), offered);
            throw e;
        }
    }

    /** @param offered gets the seats that are to be withdrawn if they are not taken after all */
    private List<SeatId> chooseFree(LockedHold hold, List<Wanted> wanted, List<SeatId> offered) {
        for (int choice = 1;; choice++) {
            best.choose(hold.performance(), wanted, hold.all(), offered);
            List<SeatId> added = hold.lacking(offered);
            List<SeatId> free = statements.lockFree(hold.performance(), added);
            if (free.size() == added.size()) {
                return List.copyOf(offered);
            }
            // The seat map may not show it yet, so the others stay excluded from the next choice.
            best.withdraw(hold.performance(), free);
            offered.clear();
            if (choice == BestChoice.MOST_CHOICES) {
                throw refusals.concurrent();
            }
        }
    }

    /**
     * Extends a hold by the time of the policy {@code holds.extension.seconds}, once.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for another user's); conflict {@code HOLD_EXPIRED},
     *     {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, {@code HOLD_EXTENDED} if it was extended before, or
     *     {@code NO_EXTENSION} while the policy allows none, or for an offer of the waiting list
     */
    public void extend(ReservationId reservation, UserId user) {
        int seconds = reservations.extensionSeconds();
        if (seconds == 0) {
            throw noExtension();
        }
        boolean hasAllSeats = statements.extend(reservation, user, seconds).orElseThrow(() -> notExtended(reservation, user));
        if (!hasAllSeats) {
            throw ReservationStatus.EXPIRED.notPayable();
        }
    }

    private static Problem noExtension() {
        return Problem.conflict("NO_EXTENSION", "예매 시간을 연장할 수 없습니다.");
    }

    private Problem notExtended(ReservationId reservation, UserId user) {
        ReservationView present = reservations.get(reservation, user);
        if (present.offered()) {
            return noExtension();
        }
        ReservationStatus status = present.status();
        return status == ReservationStatus.PENDING ? Problem.conflict("HOLD_EXTENDED", "예매 시간은 한 번만 연장할 수 있습니다.")
            : status.notPayable();
    }

    /** The conditions of a new hold for the seats that are added, and none for those that are given back. */
    private void requireSeats(LockedHold hold, UserId user, List<SeatId> added) {
        if (added.isEmpty()) {
            return;
        }
        conditions.require(user);
        if (!hold.onSale()) {
            throw Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.");
        }
    }

    private void requireFree(LockedHold hold, ReservationId reservation, UserId user, List<SeatId> added) {
        Map<SeatId, LockedSeat> locked = statements.lockSeats(reservation, Stream.concat(hold.all().stream(), added.stream()).toList());
        requireOwn(hold, locked);
        if (!added.stream().allMatch(seat -> locked.containsKey(seat) && locked.get(seat).performance().equals(hold.performance()))) {
            throw Problem.conflict("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
        }
        List<String> taken = added.stream().map(locked::get).filter(seat -> !seat.free()).map(LockedSeat::label).toList();
        if (!taken.isEmpty()) {
            throw refusals.taken(String.join(", ", taken), new HoldSeats(user, hold.event(), hold.performance(), added));
        }
    }

    private static void requireOwn(LockedHold hold, Map<SeatId, LockedSeat> locked) {
        if (!hold.all().stream().allMatch(seat -> locked.get(seat).own())) {
            // It has expired meanwhile, and another buyer was faster.
            throw ReservationStatus.EXPIRED.notPayable();
        }
    }

    private void write(LockedHold hold, ReservationId reservation, UserId user, List<SeatId> added, List<SeatId> dropped) {
        try {
            if (!statements.change(hold, reservation, user, added, dropped)) {
                throw Problem.conflict("SEAT_LIMIT", "최대 " + hold.allowed() + "석까지 선택 가능합니다.");
            }
        } catch (PersistenceException e) {
            throw refusals.ofRace(e);
        }
        changed.fire(new HoldChanged(reservation, user));
    }
}
