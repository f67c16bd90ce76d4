package io.yemae.devservices.sandbox.fault;

import java.util.function.Predicate;

/**
 * Which calls a fault applies to, and how often.
 *
 * @param order decides by order id, which is empty if the call has none
 * @param times how many calls it still applies to; {@link #UNTIL_CLEARED} for all
 */
public record FaultRule(Operation operation, Fault fault, Predicate<String> order, int times) {

    public static final int UNTIL_CLEARED = -1;

    boolean appliesTo(Operation call, String orderId) {
        return operation == call && order.test(orderId);
    }

    boolean counted() {
        return times != UNTIL_CLEARED;
    }

    FaultRule afterOneUse() {
        return new FaultRule(operation, fault, order, times - 1);
    }
}
