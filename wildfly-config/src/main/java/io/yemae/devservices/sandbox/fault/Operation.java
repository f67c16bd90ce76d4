package io.yemae.devservices.sandbox.fault;

/** A call that can be made to fail. */
public enum Operation {
    CONFIRM, CANCEL, QUERY, TRANSACTIONS, MODULE_PAY, MODULE_CANCEL
}
