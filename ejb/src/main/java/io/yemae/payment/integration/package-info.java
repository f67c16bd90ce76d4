/**
 * The adapters of payment's ports: the Toss Payments core API (version 2022-11-16), and the payment module of requirement 4.
 *
 * <p>Everything about the wire is here: addresses, keys, codes, JSON, timeouts and retries. Nothing here uses the database.
 */
package io.yemae.payment.integration;
