package io.yemae.it.holds;

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

/** Holds that arrive while others are committed share a statement and a commit. A lock on the table keeps a batch from its commit. */
class HoldBatchesIT extends YemaeIT {
    private static final int BUYERS = 24;
    private static final String NOWHERE = new UUID(7, 7).toString();

    private final LockedTable reservations = new LockedTable(sql, "reservations");
    private final Show show = stage.show(BUYERS, Map.of("maxSeatsPerUser", 2));
    private final List<Buyer> buyers = stage.crowd(BUYERS);

    @Test
    void manyHoldsShareFewCommits() {
        List<Answer> answers = reservations.answersTo(BUYERS, i -> buyers.get(i).hold(show, show.seats().get(i)));

        answers.forEach(answer -> answer.expect(201));
        assertThat(sql.number("SELECT count(DISTINCT xmin::text) FROM reservations WHERE event_id = ?::uuid", show.event()))
            .isLessThan(BUYERS);
        assertInvariants();
    }

    @Test
    void refusedRequestsOfABatchDoNotAffectTheOthers() {
        Buyer rival = stage.buyer();
        rival.hold(show, show.seats().get(1)).expect(201);

        List<Answer> answers = reservations.answersTo(BUYERS, i -> switch (i) {
            case 0 -> buyers.get(i).hold(show, NOWHERE);
            case 1 -> buyers.get(i).hold(show, show.seats().get(1));
            case 2 -> buyers.get(i).hold(show, show.seats().get(3));
            case 4 -> buyers.get(i).hold(show, show.seats().get(4), NOWHERE);
            default -> buyers.get(i).hold(show, show.seats().get(i));
        });

        answers.get(0).expectProblem(400, "SEAT_NOT_FOUND");
        answers.get(1).expectProblem(400, "SEATS_TAKEN");
        assertThat(List.of(answers.get(2).status(), answers.get(3).status())).containsExactlyInAnyOrder(201, 400);
        answers.get(4).expectProblem(400, "SEAT_NOT_FOUND");
        answers.subList(5, BUYERS).forEach(answer -> answer.expect(201));
        assertThat(sql.number("SELECT count(*) FROM seat_states state JOIN seats seat ON seat.id = state.seat_id "
            + "WHERE seat.id = ?::uuid AND state.status = 'available'", show.seats().get(4))).isEqualTo(1);
        assertInvariants();
    }

    @Test
    void aBatchWhoseConnectionBreaksHoldsNothingAndEachRequestCanBeRepeatedWithItsKey() {
        List<String> keys = buyers.stream().map(buyer -> UUID.randomUUID().toString()).toList();
        IntFunction<Answer> hold = i -> buyers.get(i).api().post("/api/seats/reserve",
            Map.of("eventId", show.event(), "seatIds", List.of(show.seats().get(i))), keys.get(i));

        // The client repeats a request that is answered with 503.
        List<Answer> answers = reservations.answersTo(BUYERS, hold, () -> assertThat(reservations.breakWaiting()).isPositive());
        List<Answer> repeated = IntStream.range(0, BUYERS).mapToObj(hold).toList();

        answers.forEach(answer -> answer.expect(201));
        repeated.forEach(answer -> assertThat(answer.expect(201).headers().map()).contains(entry("Idempotency-Replayed", List.of("true"))));
        assertThat(repeated.stream().map(Answer::text)).isEqualTo(answers.stream().map(Answer::text).toList());
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE event_id = ?::uuid", show.event())).isEqualTo(BUYERS);
        assertInvariants();
    }

    @Test
    void oneKeyInManyRequestsAtOnceHoldsOnce() {
        Buyer buyer = buyers.get(0);
        List<Answer> answers = reservations.answersTo(BUYERS, i -> buyer.api().post("/api/reservations",
            Map.of("performanceId", stage.performance(show.event()), "seatIds", List.of(show.seats().get(0))), "the-same-key"));

        answers.forEach(answer -> answer.expect(201));
        assertThat(answers.stream().map(answer -> answer.at("/reservation/id")).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.headers().firstValue("Idempotency-Replayed").isPresent())).hasSize(BUYERS - 1);
    }
}
