package io.yemae.holds;

import io.yemae.booking.ReservationNumber;
import io.yemae.holds.HoldRequest.Result;
import io.yemae.holds.persistence.HoldStatements;
import io.yemae.holds.persistence.HoldStatements.CoolingDown;
import io.yemae.holds.persistence.HoldStatements.Held;
import io.yemae.holds.persistence.HoldStatements.Limits;
import io.yemae.holds.persistence.HoldStatements.NewHold;
import io.yemae.holds.persistence.HoldStatements.Outcome;
import io.yemae.holds.persistence.HoldStatements.Refusal;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transactions of holds. Each method is one. */
@Stateless
// Callers have no transaction, and the seats are held when a method returns.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class HoldTransactions {
    private static final int MOST_EXPIRED = 500;

    @Inject
    HoldStatements statements;

    @Inject
    HoldRefusals refusals;

    @Inject
    Policies policies;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    /**
     * What a transaction did for a request.
     *
     * @param answer the response; null if none is wanted or the seats are not held
     */
    record Committed(Outcome outcome, Answer answer) {
    }

    /**
     * Holds the seats of several requests that share no claim, each of them or none, with one statement. Keys are claimed, and responses to
     * requests with keys are stored, in the same transaction.
     *
     * @return no entry for a request whose key exists
     */
    public Map<HoldRequest, Committed> hold(List<HoldRequest> requests) {
        return idempotency.onceEach(requests, HoldRequest::key, this::held, Committed::answer);
    }

    private Map<HoldRequest, Committed> held(List<HoldRequest> requests) {
        List<Outcome> outcomes = statements.hold(requests.stream().map(this::newHold).toList(), limits(), false);
        Map<HoldRequest, Committed> held = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            HoldRequest request = requests.get(i);
            held.put(request, new Committed(outcomes.get(i), outcomes.get(i) instanceof Held seats ? request.answer(seats.hold()) : null));
        }
        return held;
    }

    /**
     * Why the request was refused. Expires the buyer's holds whose time has run out: they count against the limit until the sweeper has
     * seen them.
     *
     * @return empty if the request should be repeated, because holds have been expired, or another transaction had only locked a seat
     */
    public Optional<Problem> reason(HoldRequest request) {
        Refusal refusal = statements.whyRefused(request.seats());
        boolean hasExpired = refusal.expiredHold() && !statements.expire(request.user(), MOST_EXPIRED).isEmpty();
        return hasExpired ? Optional.empty() : refusals.reason(refusal, request.seats(), limits());
    }

    /**
     * Holds the seats of one request, waiting for locks.
     *
     * @throws Problem why the seats are not held
     */
    public Result holdAlone(HoldRequest request) {
        if (request.key() != null) {
            return new Result(null, known(request));
        }
        Hold hold = heldAlone(request);
        return new Result(hold, request.answer(hold));
    }

    /**
     * The response to the first request with the key. If there is none, or that request has been rolled back meanwhile, this request does
     * the work.
     *
     * @throws Problem why the seats are not held; as {@link Idempotency#once}
     */
    public Answer known(HoldRequest request) {
        return idempotency.once(request.keyed(), () -> heldAlone(request));
    }

    private Hold heldAlone(HoldRequest request) {
        Outcome outcome = statements.hold(List.of(newHold(request)), limits(), true).get(0);
        if (outcome instanceof Held held) {
            return held.hold();
        }
        if (outcome instanceof CoolingDown cooling) {
            throw new HoldCoolDown(cooling.seconds());
        }
        Refusal refusal = statements.whyRefused(request.seats());
        throw refusals.reason(refusal, request.seats(), limits()).orElseGet(() -> refusals.seatLimit(refusal, limits()));
    }

    private NewHold newHold(HoldRequest request) {
        return new NewHold(ReservationId.next(), ReservationNumber.next(clock.instant()), request.seats(), request.trace());
    }

    private Limits limits() {
        return new Limits(policies.get(Policy.HOLD_MINUTES), policies.get(Policy.SEATS_PER_USER), new Won(policies.get(Policy.BOOKING_FEE)),
            policies.get(Policy.HOLDS_PER_USER), policies.get(Policy.HOLDS_UNPAID_MOST), policies.get(Policy.HOLDS_UNPAID_MINUTES));
    }
}
