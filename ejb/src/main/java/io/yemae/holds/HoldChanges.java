package io.yemae.holds;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.holds.Holds.HoldSeats;
import io.yemae.holds.persistence.HoldChangeStatements;
import io.yemae.holds.persistence.HoldChangeStatements.LockedHold;
import io.yemae.holds.persistence.HoldChangeStatements.LockedSeat;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.queue.ThrottlesAdmission;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Changes a hold while it lasts: other seats, or more time. A buyer who has second thoughts never loses the seats that stay.
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
    Payments payments;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Event<HoldChanged> changed;

    /**
     * Gives a hold exactly these seats: those that it has stay, others are added, and the rest is given back. All or nothing. Units of
     * general admission stay in any case. Its end stays as well. Added seats cost what they cost now, and a discount code applies to the
     * new seats.
     *
     * @param seats with a position, of the performance of the hold; at least one
     * @throws Problem invalid {@code SEAT_TWICE}; forbidden {@code NOT_ADMITTED} or {@code EMAIL_NOT_CONFIRMED}; not found
     *     {@code RESERVATION_NOT_FOUND} (also for another user's); unavailable {@code FEATURE_OFF} while new holds are switched off;
     *     conflict {@code HOLD_EXPIRED}, {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, {@code PAYMENT_IN_PROGRESS},
     *     {@code OFFER_UNCHANGEABLE} for an offer of the waiting list,
     *     {@code SEATS_TAKEN} with alternatives to the added seats, {@code SEAT_NOT_FOUND}, {@code SEAT_LIMIT}, {@code NOT_ON_SALE} or
     *     {@code CONCURRENT_HOLD}. Then the hold is as it was
     */
    @ThrottlesAdmission
    public void change(ReservationId reservation, UserId user, List<SeatId> seats) {
        if (new HashSet<>(seats).size() != seats.size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        waitingRoom.passToPay(reservation, user);
        LockedHold hold = statements.lock(reservation, user).orElseThrow(() -> reservations.get(reservation, user).status().notPayable());
        if (hold.offered()) {
            throw Problem.conflict("OFFER_UNCHANGEABLE", "예매대기로 제안받은 좌석은 바꿀 수 없습니다.");
        }
        if (payments.of(reservation).stream().map(PaymentView::status).anyMatch(HoldChanges::canSucceed)) {
            throw new PaymentInProgress();
        }
        List<SeatId> dropped = hold.seats().stream().filter(seat -> !seats.contains(seat)).toList();
        List<SeatId> added = seats.stream().filter(seat -> !hold.seats().contains(seat)).toList();
        if (!dropped.isEmpty() || !added.isEmpty()) {
            requireSeats(hold, user, added);
            write(hold, reservation, user, added, dropped);
            changed.fire(new HoldChanged(reservation, user));
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
        boolean isWhole = statements.extend(reservation, user, seconds).orElseThrow(() -> notExtended(reservation, user));
        if (!isWhole) {
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

    private void write(LockedHold hold, ReservationId reservation, UserId user, List<SeatId> added, List<SeatId> dropped) {
        Map<SeatId, LockedSeat> locked = statements.lockSeats(reservation, Stream.of(hold.seats(), hold.units(), added)
            .flatMap(List::stream).toList());
        if (!Stream.concat(hold.seats().stream(), hold.units().stream()).allMatch(seat -> locked.get(seat).own())) {
            // It has expired meanwhile, and another buyer was faster.
            throw ReservationStatus.EXPIRED.notPayable();
        }
        if (!added.stream().allMatch(seat -> locked.containsKey(seat) && locked.get(seat).performance().equals(hold.performance()))) {
            throw Problem.conflict("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
        }
        List<String> taken = added.stream().map(locked::get).filter(seat -> !seat.free()).map(LockedSeat::label).toList();
        if (!taken.isEmpty()) {
            throw refusals.taken(String.join(", ", taken), new HoldSeats(user, hold.event(), hold.performance(), added));
        }
        try {
            if (!statements.change(hold, reservation, user, added, dropped)) {
                throw Problem.conflict("SEAT_LIMIT", "최대 " + hold.allowed() + "석까지 선택 가능합니다.");
            }
        } catch (PersistenceException e) {
            throw refusals.ofRace(e);
        }
    }

    private static boolean canSucceed(PaymentStatus payment) {
        return payment.isOpen() || payment == PaymentStatus.DONE;
    }
}
