package io.yemae.holds;

import io.yemae.holds.Holds.HoldSeats;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.IdempotencyKey;
import io.yemae.shared.idempotency.Keyed;
import io.yemae.shared.logging.Trace;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A request that waits for its batch.
 *
 * @param keyed null if only the hold is wanted, and no response
 * @param trace its trace id; null for none
 */
record HoldRequest(HoldSeats seats, Keyed<Hold> keyed, UUID trace) {

    /** Of the request that this thread serves. */
    HoldRequest(HoldSeats seats, Keyed<Hold> keyed) {
        this(seats, keyed, Trace.currentUuid());
    }

    /**
     * Seats that were held, and the response.
     *
     * @param hold   null for a response from an earlier request
     * @param answer null if none is wanted
     */
    record Result(Hold hold, Answer answer) {
    }

    /** Null if the client sent none. */
    IdempotencyKey key() {
        return keyed == null ? null : keyed.key();
    }

    UserId user() {
        return seats.user();
    }

    /**
     * Requests of one buyer run one after the other, because the limits of a buyer are judged by what is committed. So do those for one
     * seat.
     */
    List<Object> claims() {
        return Stream.concat(Stream.of(user()), seats.seats().stream().map(Object.class::cast)).toList();
    }

    /** The response with these seats; null if none is wanted. */
    Answer answer(Hold hold) {
        return keyed == null ? null : keyed.answer().apply(hold);
    }
}
