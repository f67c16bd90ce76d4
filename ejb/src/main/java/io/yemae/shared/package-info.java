/**
 * What every feature uses: ids, money, pages, the clock, the error type and short transactions. The sub-packages hold messaging,
 * idempotency keys, SQL, JSON, text, tokens and logging.
 *
 * <p>It knows no feature. Nothing that belongs to a single feature may live here.
 */
package io.yemae.shared;
