package io.yemae.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.chaos.Books.Charged;
import io.yemae.it.chaos.Books.Paid;
import io.yemae.it.chaos.Books.Reserved;
import io.yemae.it.chaos.Visit.Attempt;
import io.yemae.it.chaos.Visit.Outcome;
import io.yemae.it.chaos.Visit.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of violation, made by hand, is found, and what may happen is none. Needs no server. */
class HistoryCheckerIT {
    private static final long POINTS = 100_000;
    private static final long PRICE = 70_000;
    private static final String BUYER = "buyer";
    private static final String SEAT = "seat";
    private static final String HOLD = "hold";
    private static final String ORDER = "order";

    private final Visit visit = new Visit(BUYER, SEAT);
    private final List<Reserved> reservations = new ArrayList<>();
    private final List<Paid> payments = new ArrayList<>();
    private final List<Charged> charges = new ArrayList<>();
    private final Map<String, Long> balances = new HashMap<>(Map.of(BUYER, POINTS));

    @Test
    void aPurchaseByCardIsFine() {
        boughtByCard();

        assertThat(violations()).isEmpty();
    }

    @Test
    void aPurchaseWithPointsIsFine() {
        held("confirmed");
        answered(Step.PAYMENT, Outcome.ACKNOWLEDGED, ORDER);
        payments.add(new Paid(ORDER, BUYER, HOLD, "POINTS", PRICE, 0, "DONE", 0, 0));
        balances.put(BUYER, POINTS - PRICE);

        assertThat(violations()).isEmpty();
    }

    @Test
    void aRefundIsFine() {
        refunded();

        assertThat(violations()).isEmpty();
    }

    @Test
    void whatWasLeftOpenMayExistOrNot() {
        answered(Step.HOLD, Outcome.OPEN, "");
        assertThat(violations()).isEmpty();

        reservations.add(new Reserved(HOLD, BUYER, SEAT, "pending"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void aLatePaymentThatWasNotAcknowledgedMayGoBack() {
        held("expired");
        answered(Step.PAYMENT, Outcome.OPEN, "");
        payments.add(new Paid(ORDER, BUYER, HOLD, "CARD", PRICE, 0, "REFUNDED", 1, PRICE));
        charges.add(new Charged(ORDER, 1, PRICE, 1, PRICE));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aLostHoldIsFound() {
        answered(Step.HOLD, Outcome.ACKNOWLEDGED, HOLD);

        assertViolation("An acknowledged hold is lost");
    }

    @Test
    void aSecondHoldIsFound() {
        answered(Step.HOLD, Outcome.OPEN, "");
        reservations.add(new Reserved(HOLD, BUYER, SEAT, "expired"));
        reservations.add(new Reserved("another", BUYER, SEAT, "pending"));

        assertViolation("A hold exists more than once");
    }

    @Test
    void aRefusedHoldThatExistsIsFound() {
        answered(Step.HOLD, Outcome.REFUSED, "");
        reservations.add(new Reserved(HOLD, BUYER, SEAT, "pending"));

        assertViolation("A refused hold exists");
    }

    @Test
    void anotherResultOfTheSameKeyIsFound() {
        held("pending");
        answered(Step.HOLD, Outcome.ACKNOWLEDGED, "another");

        assertViolation("A hold repeated with its key has another result");
    }

    @Test
    void aRefusalAfterAnAcknowledgementIsFound() {
        held("pending");
        answered(Step.HOLD, Outcome.REFUSED, "");

        assertViolation("What was acknowledged is refused when it is repeated");
    }

    @Test
    void aLostPaymentIsFound() {
        held("pending");
        answered(Step.PAYMENT, Outcome.ACKNOWLEDGED, ORDER);

        assertViolation("An acknowledged payment is lost");
    }

    @Test
    void aSecondPaymentIsFound() {
        boughtByCard();
        payments.add(new Paid("another", BUYER, HOLD, "CARD", PRICE, 0, "REFUNDED", 1, PRICE));
        charges.add(new Charged("another", 1, PRICE, 1, PRICE));

        assertViolation("A payment was taken more than once");
    }

    @Test
    void aSecondChargeAtTheGatewayIsFound() {
        boughtByCard();
        charges.set(0, new Charged(ORDER, 2, 2 * PRICE, 0, 0));

        assertViolation("The gateway and the database do not agree");
    }

    @Test
    void moneyWithoutAnOrderIsFound() {
        boughtByCard();
        charges.add(new Charged("another", 1, PRICE, 0, 0));

        assertViolation("The gateway took money for an order that is in no book");
    }

    @Test
    void aPaymentThatIsNotSettledIsFound() {
        held("pending");
        answered(Step.PAYMENT, Outcome.OPEN, "");
        payments.add(new Paid(ORDER, BUYER, HOLD, "CARD", PRICE, 0, "UNKNOWN", 0, 0));

        assertViolation("A payment is not settled");
    }

    @Test
    void aPaidReservationThatIsNotConfirmedIsFound() {
        boughtByCard();
        reservations.set(0, new Reserved(HOLD, BUYER, SEAT, "expired"));

        assertViolation("Payment and reservation do not agree");
    }

    @Test
    void aRefusedPaymentThatWasTakenIsFound() {
        held("confirmed");
        answered(Step.PAYMENT, Outcome.REFUSED, "");
        payments.add(new Paid(ORDER, BUYER, HOLD, "CARD", PRICE, 0, "DONE", 0, 0));
        charges.add(new Charged(ORDER, 1, PRICE, 0, 0));

        assertViolation("A payment was taken that was refused or not asked for");
    }

    @Test
    void aLostRefundIsFound() {
        boughtByCard();
        answered(Step.CANCELLATION, Outcome.ACKNOWLEDGED, "");

        assertViolation("An acknowledged refund is lost");
    }

    @Test
    void aRefundThatNobodyAskedForIsFound() {
        refunded();
        Visit withoutCancellation = new Visit(BUYER, SEAT);
        withoutCancellation.add(new Attempt(Step.HOLD, "", Outcome.ACKNOWLEDGED, HOLD, ""));
        withoutCancellation.add(new Attempt(Step.PAYMENT, "", Outcome.ACKNOWLEDGED, ORDER, ""));

        assertThat(violations(withoutCancellation)).singleElement().asString().startsWith("A payment was refunded that nobody cancelled");
    }

    @Test
    void aRefundThatOnlyTheDatabaseHasIsFound() {
        refunded();
        charges.set(0, new Charged(ORDER, 1, PRICE, 0, 0));

        assertViolation("The gateway and the database do not agree");
    }

    @Test
    void aRefundWithoutARecordIsFound() {
        boughtByCard();
        charges.set(0, new Charged(ORDER, 1, PRICE, 1, PRICE));

        assertViolation("The gateway and the database do not agree");
    }

    @Test
    void aRefundThatTheGatewayMadeTwiceIsFound() {
        refunded();
        charges.set(0, new Charged(ORDER, 1, PRICE, 2, PRICE));

        assertViolation("The gateway and the database do not agree");
    }

    @Test
    void pointsThatWereTakenTwiceAreFound() {
        boughtByCard();
        balances.put(BUYER, POINTS - PRICE);

        assertViolation("The balance is not what was left of the points");
    }

    private void held(String status) {
        answered(Step.HOLD, Outcome.ACKNOWLEDGED, HOLD);
        reservations.add(new Reserved(HOLD, BUYER, SEAT, status));
    }

    private void boughtByCard() {
        held("confirmed");
        answered(Step.PAYMENT, Outcome.ACKNOWLEDGED, ORDER);
        payments.add(new Paid(ORDER, BUYER, HOLD, "CARD", PRICE, 0, "DONE", 0, 0));
        charges.add(new Charged(ORDER, 1, PRICE, 0, 0));
    }

    private void refunded() {
        held("cancelled");
        answered(Step.PAYMENT, Outcome.ACKNOWLEDGED, ORDER);
        answered(Step.CANCELLATION, Outcome.ACKNOWLEDGED, "");
        payments.add(new Paid(ORDER, BUYER, HOLD, "CARD", PRICE, 0, "REFUNDED", 1, PRICE));
        charges.add(new Charged(ORDER, 1, PRICE, 1, PRICE));
    }

    private void answered(Step step, Outcome outcome, String result) {
        visit.add(new Attempt(step, "key of " + step, outcome, result, ""));
    }

    private void assertViolation(String sentence) {
        assertThat(violations()).anySatisfy(violation -> assertThat(violation).startsWith(sentence));
    }

    private List<String> violations() {
        return violations(visit);
    }

    private List<String> violations(Visit of) {
        return HistoryChecker.violations(List.of(of), new Books(reservations, payments, charges, balances), POINTS);
    }
}
