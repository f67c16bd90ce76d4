package io.yemae.devservices.sandbox.fault;

import java.util.function.Predicate;

/**
 * When a fault happens.
 *
 * @param order which orders it hits, by order id; the id is empty where a call has none
 * @param times how often it still happens; {@link #UNTIL_CLEARED} for always
 */
public record FaultRule(Operation operation, Fault fault, Predicate<String> order, int times) {

    public static final int UNTIL_CLEARED = -1;

    boolean hits(Operation call, String orderId) {
        return operation == call && order.test(orderId);
    }

    boolean counted() {
        return times != UNTIL_CLEARED;
    }

    FaultRule onceLess() {
        return new FaultRule(operation, fault, order, times - 1);
    }
}
