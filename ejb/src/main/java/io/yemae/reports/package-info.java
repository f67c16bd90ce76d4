/**
 * Reports of sales and refunds, and exports of reservations, payments and sales as tables. It only reads, over connections of its own: what
 * it does takes seconds or minutes, and buyers must not notice. It knows nothing of the format of a file.
 *
 * <p>Invariants: all figures of a report, and all rows of an export, are of one moment. They count the same rows (the function
 * {@code sales_moves}), so the days, grades with booking fees and discounts, means of payment and channels of a report all have its total,
 * which is the sum of the exported sales with the same filter, and for a whole event the revenue in its cockpit. No export without an audit
 * entry.
 */
package io.yemae.reports;
