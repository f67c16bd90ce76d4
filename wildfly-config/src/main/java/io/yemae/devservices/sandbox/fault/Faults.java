package io.yemae.devservices.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The switches. Faults with a count come first, in the order they were set; then those that last, the latest first. One fault
 * hits a call at most. Replays of an idempotent call count as calls.
 */
public final class Faults {

    private static final Predicate<String> ANY_ORDER = orderId -> true;

    private final List<FaultRule> counted = new ArrayList<>();
    private final List<FaultRule> lasting = new ArrayList<>();
    private final Gate gate = new Gate();

    /** The next call of this operation goes wrong. */
    public void next(Operation operation, Fault fault) {
        times(1, operation, fault);
    }

    /** The next {@code times} calls of this operation go wrong. */
    public void times(int times, Operation operation, Fault fault) {
        add(new FaultRule(operation, fault, ANY_ORDER, times));
    }

    /** Every call of this operation goes wrong until {@link #clear()}. */
    public void always(Operation operation, Fault fault) {
        forOrders(ANY_ORDER, operation, fault);
    }

    /** Every call of this operation for such an order goes wrong until {@link #clear()}. */
    public void forOrders(Predicate<String> orderId, Operation operation, Fault fault) {
        add(new FaultRule(operation, fault, orderId, FaultRule.UNTIL_CLEARED));
    }

    /** @throws IllegalArgumentException when the count is neither positive nor {@link FaultRule#UNTIL_CLEARED} */
    public synchronized void add(FaultRule rule) {
        if (rule.counted() && rule.times() < 1) {
            throw new IllegalArgumentException("times must be at least 1: " + rule.times());
        }
        if (rule.counted()) {
            counted.add(rule);
        } else {
            lasting.add(0, rule);
        }
    }

    /** What is set and has not happened yet. */
    public synchronized List<FaultRule> pending() {
        List<FaultRule> all = new ArrayList<>(counted);
        all.addAll(lasting);
        return all;
    }

    /** Everything works again, and calls that were held go on. */
    public void clear() {
        synchronized (this) {
            counted.clear();
            lasting.clear();
        }
        gate.open();
    }

    /** Nothing goes wrong any more that would hit this order. */
    public synchronized void clear(String orderId) {
        counted.removeIf(rule -> rule.order().test(orderId));
        lasting.removeIf(rule -> rule.order().test(orderId));
    }

    /** Lets go on the calls that {@link Fault#HELD} holds at this moment. */
    public void release() {
        gate.open();
    }

    /**
     * Waits until {@code calls} calls are held.
     *
     * @throws IllegalStateException when they are not within {@code atMost}
     */
    public void awaitHeld(int calls, Duration atMost) {
        gate.awaitWaiting(calls, atMost);
    }

    /** Used by the gateway: the fault of this call, used up by asking. */
    public synchronized Fault take(Operation operation, String orderId) {
        for (int i = 0; i < counted.size(); i++) {
            FaultRule rule = counted.get(i);
            if (rule.hits(operation, orderId)) {
                if (rule.times() > 1) {
                    counted.set(i, rule.onceLess());
                } else {
                    counted.remove(i);
                }
                return rule.fault();
            }
        }
        return lasting.stream().filter(rule -> rule.hits(operation, orderId)).findFirst().map(FaultRule::fault).orElse(Fault.NONE);
    }

    /** Used by the gateway: takes the time that the fault wants. */
    public void delay(Fault fault) throws InterruptedException {
        if (fault.kind() == Fault.Kind.HELD) {
            gate.pass();
        }
        Thread.sleep(fault.delay().toMillis());
    }
}
