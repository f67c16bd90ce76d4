/**
 * What every feature stands on: the one error type, the one clock, ids, money, the outbox and the inbox, idempotency keys,
 * and the migrations of the schema.
 *
 * <p>It knows no feature, and nothing that belongs to a single feature may live here.
 */
package io.yemae.shared;
