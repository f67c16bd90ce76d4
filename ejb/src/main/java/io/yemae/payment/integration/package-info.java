/**
 * The adapters of payment's ports: the Toss Payments core API (version 2022-11-16), and the payment module of requirement 4.
 *
 * <p>All that is said over the wire is said here: addresses, keys, codes, JSON, and how long and how often something is tried. Nothing here knows a
 * database.
 */
package io.yemae.payment.integration;
