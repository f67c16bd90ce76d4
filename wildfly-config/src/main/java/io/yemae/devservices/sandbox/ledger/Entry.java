package io.yemae.devservices.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One line of the journal: the new state of exactly one thing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(Payment payment, ModulePayment modulePayment, Answered answered) {

    static Entry of(Payment payment) {
        return new Entry(payment, null, null);
    }

    static Entry of(ModulePayment payment) {
        return new Entry(null, payment, null);
    }

    static Entry of(Answered answered) {
        return new Entry(null, null, answered);
    }
}
