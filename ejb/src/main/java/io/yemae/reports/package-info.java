/**
 * Reports of sales and refunds, and exports of reservations, payments and sales as tables. It reads over connections of its own: what it
 * does takes seconds or minutes, and buyers must not notice. It writes nothing but sums of sales. It knows nothing of the format of a file,
 * nor how reservations are searched for.
 *
 * <p>Invariants: all figures of a report, and all rows of an export, are of one moment. An export of sales has a row for each part of a
 * sale or refund (the function {@code sales_moves}), and a report counts the same parts (the function {@code sales_parts}), most of them
 * summed by day. So the days, grades with booking fees and discounts, means of payment and channels of a report all have its total, which
 * is the sum of the exported sales with the same filter, and for a whole event the revenue in its cockpit. A sale or a refund is in the
 * sums or waits to be added to them, and is never in both. No export without an audit entry.
 */
package io.yemae.reports;
