/**
 * What goes wrong on purpose: which call, how, how often.
 *
 * <p>Knows nothing of payments and HTTP. A fault is decided once for a call, when the call arrives; the gateway's endpoints carry
 * it out. Faults never bend the ledger: whatever the answer says, the books tell what really happened.
 */
package io.yemae.devservices.sandbox.fault;
