package io.yemae.pricing;

import io.yemae.booking.Reservations;
import io.yemae.holds.HoldChanged;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentOrders;
import io.yemae.points.Points;
import io.yemae.pricing.persistence.DiscountCodeRows;
import io.yemae.pricing.persistence.DiscountCodeRows.Uses;
import io.yemae.pricing.persistence.PriceRows;
import io.yemae.pricing.persistence.PriceRows.Price;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The price of a reservation with its parts (requirement 1, section 4). A discount code stays with the reservation until another one
 * replaces it. It no longer counts as used if the reservation expires or is cancelled.
 *
 * <p>Beside a change of the seats of a hold, this is the only place where a price changes, and never while a payment of it may still
 * succeed: a change of the price and the start of a payment both lock the reservation's row first, and a change supersedes all orders of
 * another price in the same transaction.
 */
@Stateless
public class Quotes {

    @Inject
    PriceRows prices;

    @Inject
    DiscountCodeRows codeRows;

    @Inject
    DiscountCodes codes;

    @Inject
    Reservations reservations;

    @Inject
    PaymentOrders orders;

    @Inject
    DiscountGuesses guesses;

    @Inject
    Points points;

    /**
     * The price with a code and a part in points. Changes nothing.
     *
     * @param code null for the code that the reservation already uses, if any
     * @param part what the user wants to pay with points
     * @throws DiscountCodeNotValid if the user cannot use the code
     * @throws Problem invalid {@code POINTS_OVER_PRICE}, not found {@code RESERVATION_NOT_FOUND} (also for another user's),
     *     conflict {@code HOLD_EXPIRED}, {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, {@code INSUFFICIENT_POINTS}, or
     *     {@code DISCOUNT_CODE_USED_UP} for a code that the user has used as often as allowed; throttled {@code TOO_MANY_DISCOUNT_CODES}
     */
    public Quote quote(ReservationId reservation, UserId user, String code, Won part) {
        Quote present = present(reservation, user).quote();
        return inParts(code == null ? present : guarded(user, () -> with(codes.valid(code, reservation), present, user)), user, part);
    }

    /**
     * Applies a code to a reservation, in the transaction that pays it or prepares its payment. Locks the reservation until the end of
     * the transaction.
     *
     * @param code null for no change
     * @param part what the user wants to pay with points besides another method; they are not taken yet
     * @return the price to pay
     * @throws PaymentInProgress if a payment of the reservation is in progress
     * @throws Problem as {@link #quote}
     */
    public Quote use(ReservationId reservation, UserId user, String code, Won part) {
        // A statement of its own, so that the next one sees what the previous holder of the lock committed.
        prices.lock(reservation, user);
        Price present = present(reservation, user);
        if (present.paying()) {
            throw new PaymentInProgress();
        }
        Quote price = code == null ? present.quote()
            : guarded(user, () -> use(codes.lockValid(code, reservation), present.quote(), user));
        return inParts(price, user, part);
    }

    /**
     * The seats of a hold have changed, and its price is without a discount now. The code that it uses applies to the new seats, also if it
     * has ended since. Orders of the former price cannot be paid any more.
     */
    public void onHoldChanged(@Observes HoldChanged changed) {
        Quote changedPrice = present(changed.reservation(), changed.user()).quote();
        Won discount = Optional.ofNullable(changedPrice.discountCode()).flatMap(code -> codeRows.find(code, changed.reservation()))
            .map(code -> code.discount(changedPrice.seats()))
            .orElse(Won.ZERO);
        prices.discount(changed.reservation(), discount);
        orders.supersede(changed.reservation(), new Won(changedPrice.total().amount() - discount.amount()));
    }

    private Quote inParts(Quote price, UserId user, Won part) {
        Quote parts = price.with(part);
        points.require(user, part);
        return parts;
    }

    private Quote use(DiscountCode code, Quote present, UserId user) {
        Quote discounted = with(code, present, user);
        ReservationId reservation = present.reservation();
        codeRows.use(reservation, code, user);
        if (!prices.discount(reservation, discounted.discount())) {
            throw reservations.get(reservation, user).status().notPayable();
        }
        orders.supersede(reservation, discounted.total());
        return discounted;
    }

    /** Limits failed attempts, so that nobody finds a code by trying. */
    private <T> T guarded(UserId user, Supplier<T> withCode) {
        guesses.check(user);
        try {
            return withCode.get();
        } catch (DiscountCodeNotValid notValid) {
            guesses.failed(user);
            throw notValid;
        }
    }

    private Price present(ReservationId reservation, UserId user) {
        return prices.ofLiveHold(reservation, user).orElseThrow(() -> reservations.get(reservation, user).status().notPayable());
    }

    private Quote with(DiscountCode code, Quote present, UserId user) {
        Uses uses = codeRows.uses(code, user, present.reservation());
        if (isReached(code.totalLimit(), uses.all()) || isReached(code.userLimit(), uses.own())) {
            // A user who has used the code knows that it exists. To others it is not revealed.
            throw uses.own() > 0 ? Problem.conflict("DISCOUNT_CODE_USED_UP", "사용 횟수를 모두 쓴 할인 코드입니다.") : new DiscountCodeNotValid();
        }
        return new Quote(present.reservation(), present.seats(), present.fee(), code.discount(present.seats()), code.code(),
            Won.ZERO);
    }

    private static boolean isReached(Integer limit, long uses) {
        return limit != null && uses >= limit;
    }
}
