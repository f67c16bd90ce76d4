package io.yemae.devservices.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The faults that are set. At most one applies to a call: first the faults with a count, in the order in which they were set; then the
 * lasting ones, the latest first. Retries with the same idempotency key count as calls.
 */
public final class Faults {

    private static final Predicate<String> ANY_ORDER = orderId -> true;

    private final List<FaultRule> counted = new ArrayList<>();
    private final List<FaultRule> lasting = new ArrayList<>();
    private final HeldCalls heldCalls = new HeldCalls();

    /** Applies to the next call of this operation. */
    public void next(Operation operation, Fault fault) {
        times(1, operation, fault);
    }

    /** Applies to the next {@code times} calls of this operation. */
    public void times(int times, Operation operation, Fault fault) {
        add(new FaultRule(operation, fault, ANY_ORDER, times));
    }

    /** Applies to every call of this operation until {@link #clear()}. */
    public void always(Operation operation, Fault fault) {
        forOrders(ANY_ORDER, operation, fault);
    }

    /** Applies to every call of this operation for matching orders until {@link #clear()}. */
    public void forOrders(Predicate<String> orderId, Operation operation, Fault fault) {
        add(new FaultRule(operation, fault, orderId, FaultRule.UNTIL_CLEARED));
    }

    /** @throws IllegalArgumentException if the count is neither positive nor {@link FaultRule#UNTIL_CLEARED} */
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

    /** The faults that are still set. */
    public synchronized List<FaultRule> pending() {
        List<FaultRule> all = new ArrayList<>(counted);
        all.addAll(lasting);
        return all;
    }

    /** Removes all faults and releases held calls. */
    public void clear() {
        synchronized (this) {
            counted.clear();
            lasting.clear();
        }
        heldCalls.release();
    }

    /** Removes the faults that apply to this order. */
    public synchronized void clear(String orderId) {
        counted.removeIf(rule -> rule.order().test(orderId));
        lasting.removeIf(rule -> rule.order().test(orderId));
    }

    /** Releases the calls that {@link Fault#HELD} holds now. */
    public void release() {
        heldCalls.release();
    }

    /**
     * Waits until {@code calls} calls are held.
     *
     * @throws IllegalStateException if they are not within {@code timeout}
     */
    public void awaitHeld(int calls, Duration timeout) {
        heldCalls.await(calls, timeout);
    }

    /** For the gateway: the fault of this call. A fault with a count is used up by this. */
    public synchronized Fault take(Operation operation, String orderId) {
        for (int i = 0; i < counted.size(); i++) {
            FaultRule rule = counted.get(i);
            if (rule.appliesTo(operation, orderId)) {
                if (rule.times() > 1) {
                    counted.set(i, rule.afterOneUse());
                } else {
                    counted.remove(i);
                }
                return rule.fault();
            }
        }
        return lasting.stream().filter(rule -> rule.appliesTo(operation, orderId)).findFirst().map(FaultRule::fault).orElse(Fault.NONE);
    }

    /** For the gateway: blocks as long as the fault demands. */
    public void delay(Fault fault) throws InterruptedException {
        if (fault.kind() == Fault.Kind.HELD) {
            heldCalls.hold();
        }
        Thread.sleep(fault.delay().toMillis());
    }
}
