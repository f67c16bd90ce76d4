package io.yemae.devservices.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One line of the journal: the new state of exactly one object. The names of the components are those in the file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalEntry(Payment payment, ModulePayment modulePayment, StoredResponse answered) {

    static JournalEntry of(Payment payment) {
        return new JournalEntry(payment, null, null);
    }

    static JournalEntry of(ModulePayment payment) {
        return new JournalEntry(null, payment, null);
    }

    static JournalEntry of(StoredResponse response) {
        return new JournalEntry(null, null, response);
    }
}
