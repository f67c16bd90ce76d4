package io.yemae.devservices.sandbox.fault;

/** A call to which faults can apply. */
public enum Operation {
    CONFIRM, CANCEL, QUERY, TRANSACTIONS, MODULE_PAY, MODULE_CANCEL
}
