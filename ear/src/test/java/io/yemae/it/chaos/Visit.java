package io.yemae.it.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A buyer's requests and answers. Each buyer comes once and wants one seat, so whatever the books have of the buyer belongs to this
 * visit. Thread-safe.
 */
final class Visit {
    private final String buyer;
    private final String seat;
    private final List<Attempt> attempts = new ArrayList<>();

    /** What a buyer asks for. */
    enum Step {
        HOLD, ORDER, PAYMENT, CANCELLATION
    }

    /** What the client knows after an attempt. */
    enum Outcome {
        /** Done. */
        ACKNOWLEDGED,
        /** Not done, for a reason that will not change by itself. */
        REFUSED,
        /** No answer, or one that leaves it open: in progress, or an error of the server. */
        OPEN
    }

    /**
     * A request and its answer.
     *
     * @param result what was acknowledged: the id of a reservation, an order or a payment; empty if the answer names none
     * @param answer status and code, or why there was none
     */
    record Attempt(Step step, String key, Outcome outcome, String result, String answer) {

        @Override
        public String toString() {
            return step + " " + key + " -> " + outcome + " " + result + " (" + answer + ")";
        }
    }

    Visit(String buyer, String seat) {
        this.buyer = buyer;
        this.seat = seat;
    }

    String buyer() {
        return buyer;
    }

    String seat() {
        return seat;
    }

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
    }

    boolean acknowledged(Step step) {
        return has(step, Outcome.ACKNOWLEDGED);
    }

    /** Whether an attempt was left without a clear answer. It may have had its effect, also after a later refusal. */
    boolean open(Step step) {
        return has(step, Outcome.OPEN);
    }

    /** Whether an attempt was refused although an earlier one with the same key was acknowledged. */
    boolean takenBack(Step step) {
        List<Attempt> all = of(step).dropWhile(attempt -> attempt.outcome() != Outcome.ACKNOWLEDGED).toList();
        return all.stream().anyMatch(attempt -> attempt.outcome() == Outcome.REFUSED);
    }

    /** What was acknowledged, without repetitions: one element if the answers agree. */
    Set<String> results(Step step) {
        return of(step).filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED).map(Attempt::result).collect(Collectors.toSet());
    }

    private boolean has(Step step, Outcome outcome) {
        return of(step).anyMatch(attempt -> attempt.outcome() == outcome);
    }

    private Stream<Attempt> of(Step step) {
        return attempts().stream().filter(attempt -> attempt.step() == step);
    }

    private synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public String toString() {
        return "buyer " + buyer + ", seat " + seat + ", " + attempts();
    }
}
