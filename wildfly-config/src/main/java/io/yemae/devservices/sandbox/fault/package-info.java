/**
 * Faults on purpose: which call, how, how often.
 *
 * <p>Knows nothing of payments and HTTP. The fault of a call is chosen once, when the call arrives, and applied by the gateway's
 * endpoints. Faults never change the ledger: whatever a response says, the ledger shows what really happened.
 */
package io.yemae.devservices.sandbox.fault;
