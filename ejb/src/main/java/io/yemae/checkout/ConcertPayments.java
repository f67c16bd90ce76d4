package io.yemae.checkout;

import io.yemae.booking.HoldEnded;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Reservations;
import io.yemae.checkout.persistence.PaidPerformanceRows;
import io.yemae.checkout.persistence.PaidPerformanceRows.PaidPerformance;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.points.InsufficientPoints;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.tokens.SignedCodes;
import io.yemae.tokens.SignedCodes.Code;
import io.yemae.tokens.SignedCodes.Purpose;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Payment with the payment token of requirement 3 (section 3). The full price is paid with points. */
@Stateless
public class ConcertPayments {

    @Inject
    PaidPerformanceRows performances;

    @Inject
    PointCheckout checkout;

    @Inject
    Reservations reservations;

    @Inject
    Payments payments;

    @Inject
    SignedCodes codes;

    @Inject
    Clock clock;

    /**
     * A payment as requirement 3 shows it.
     *
     * @param payment the short number of the payment
     * @param concert the short number of the event
     */
    public record Paid(long payment, long concert, Won points, Instant startsAt, Instant endsAt) {
    }

    /**
     * Pays, or returns the payment that was made with the token before. Works until the token expires.
     *
     * @throws Problem unauthenticated {@code INVALID_PAYMENT_TOKEN}, not acceptable {@code INSUFFICIENT_POINTS}, timed out
     *     {@code HOLD_EXPIRED}
     */
    public Paid pay(String token) {
        Code code = codes.read(Purpose.PAYMENT, token)
            .orElseThrow(() -> Problem.unauthenticated("INVALID_PAYMENT_TOKEN", "올바르지 않은 요청입니다."));
        if (!code.expiresAt().isAfter(clock.instant())) {
            // An expired token neither pays nor shows what it paid for.
            throw timedOut();
        }
        ReservationId reservation = new ReservationId(UUID.fromString(String.valueOf(code.claims().get("reservation"))));
        UserId user = new UserId(UUID.fromString(code.subject()));
        if (reservations.get(reservation, user).status() != ReservationStatus.CONFIRMED) {
            payNow(reservation, user);
        }
        return paid(reservation, payments.of(reservation).get(0));
    }

    /** Translates refusals to the statuses and messages of requirement 3. */
    private void payNow(ReservationId reservation, UserId user) {
        try {
            checkout.payWithPoints(reservation, user, null);
        } catch (InsufficientPoints refused) {
            throw new Problem(ProblemKind.NOT_ACCEPTABLE, refused.code(), refused.getMessage());
        } catch (HoldEnded refused) {
            throw timedOut();
        }
    }

    private static Problem timedOut() {
        return new Problem(ProblemKind.TIMED_OUT, "HOLD_EXPIRED", "요청 시간이 초과되었습니다.");
    }

    private Paid paid(ReservationId reservation, PaymentView payment) {
        PaidPerformance performance = performances.of(reservation);
        return new Paid(payment.number(), performance.concert(), payment.price(), performance.startsAt(), performance.endsAt());
    }
}
