package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.LockedTable;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Payments with points that arrive while others are committed share their statements and a commit. */
class PointPaymentBatchesIT extends YemaeIT {
    private static final int BUYERS = 24;
    private static final long PRICE = 70_000;

    private final LockedTable payments = new LockedTable(sql, "payments");
    private final Show show = stage.show(2 * BUYERS, Map.of("maxSeatsPerUser", 2));
    private final List<Buyer> buyers = stage.crowd(BUYERS, 2 * PRICE);
    private final List<String> holds = IntStream.range(0, BUYERS).mapToObj(i -> hold(buyers.get(i), i)).toList();

    @Test
    void manyPaymentsShareFewCommits() {
        List<Answer> answers = payments.answersTo(BUYERS, i -> buyers.get(i).payWithPoints(holds.get(i)));

        answers.forEach(answer -> assertThat(answer.expect(200).at("/reservation/status")).isEqualTo("confirmed"));
        assertThat(sql.number("""
            SELECT count(DISTINCT payment.xmin::text)
            FROM payments payment
            JOIN reservations reservation ON reservation.id = payment.reservation_id
            WHERE reservation.event_id = ?::uuid""", show.event())).isLessThan(BUYERS / 2);
        buyers.forEach(buyer -> assertThat(balance(buyer)).isEqualTo(PRICE));
        assertInvariants();
    }

    @Test
    void refusedPaymentsOfABatchDoNotAffectTheOthers() {
        Buyer poor = buyers.get(0);
        sql.update("UPDATE point_accounts SET balance = 0 WHERE user_id = ?::uuid", poor.id());
        sql.letHoldRunOut(holds.get(1));
        buyers.get(2).api().post("/api/reservations/" + holds.get(2) + "/cancel", Map.of()).expect(200);
        buyers.get(3).payWithPoints(holds.get(3)).expect(200);
        sql.update("UPDATE seat_states SET status = 'available', reservation_id = NULL, held_until = NULL WHERE reservation_id = ?::uuid",
            holds.get(4));

        List<Answer> answers = payments.answersTo(BUYERS, i -> buyers.get(i).payWithPoints(holds.get(i == 5 ? 6 : i)));

        answers.get(0).expectProblem(409, "INSUFFICIENT_POINTS");
        answers.get(1).expectProblem(409, "HOLD_EXPIRED");
        answers.get(2).expectProblem(409, "RESERVATION_CANCELLED");
        answers.get(3).expectProblem(409, "ALREADY_PAID");
        answers.get(4).expectProblem(409, "HOLD_EXPIRED");
        answers.get(5).expectProblem(404, "RESERVATION_NOT_FOUND");
        answers.subList(6, BUYERS).forEach(answer -> answer.expect(200));
        assertThat(balance(poor)).isZero();
        for (int i : new int[]{1, 2, 4, 5}) {
            assertThat(balance(buyers.get(i))).isEqualTo(2 * PRICE);
        }
        // What the test has broken itself.
        sql.update("UPDATE point_accounts SET balance = ? WHERE user_id = ?::uuid", 2 * PRICE, poor.id());
        buyers.get(4).api().post("/api/reservations/" + holds.get(4) + "/cancel", Map.of()).expect(200);
        assertInvariants();
    }

    @Test
    void aBatchWhoseConnectionBreaksTakesNothingAndEachRequestCanBeRepeatedWithItsKey() {
        List<String> keys = buyers.stream().map(buyer -> UUID.randomUUID().toString()).toList();
        IntFunction<Answer> pay = i -> buyers.get(i).api().post("/api/payments/points", Map.of("reservationId", holds.get(i)), keys.get(i));

        // The client repeats a request that is answered with 503.
        List<Answer> answers = payments.answersTo(BUYERS, pay, () -> assertThat(payments.breakWaiting()).isPositive());
        List<Answer> repeated = IntStream.range(0, BUYERS).mapToObj(pay).toList();

        answers.forEach(answer -> answer.expect(200));
        repeated.forEach(answer -> assertThat(answer.expect(200).headers().map()).contains(entry("Idempotency-Replayed", List.of("true"))));
        assertThat(repeated.stream().map(Answer::text)).isEqualTo(answers.stream().map(Answer::text).toList());
        buyers.forEach(buyer -> assertThat(balance(buyer)).isEqualTo(PRICE));
        assertInvariants();
    }

    @Test
    void oneReservationIsPaidOnceAndABuyerPaysSeveralOnlyWithPointsForAll() {
        Buyer buyer = buyers.get(0);
        String second = hold(buyer, BUYERS);
        sql.update("UPDATE point_accounts SET balance = balance - ? WHERE user_id = ?::uuid", PRICE, buyer.id());

        List<Answer> answers = payments.answersTo(BUYERS, i -> buyer.payWithPoints(i % 2 == 0 ? holds.get(0) : second));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(answer -> answer.at("/code")))
            .containsOnly("ALREADY_PAID", "INSUFFICIENT_POINTS");
        assertThat(balance(buyer)).isZero();
        // What the test has taken itself.
        sql.update("UPDATE point_accounts SET balance = ? WHERE user_id = ?::uuid", PRICE, buyer.id());
        assertInvariants();
    }

    private String hold(Buyer buyer, int seat) {
        return buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
    }

    private static long balance(Buyer buyer) {
        return sql.number("SELECT balance FROM point_accounts WHERE user_id = ?::uuid", buyer.id());
    }
}
