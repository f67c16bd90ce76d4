package io.yemae.ops;

/**
 * How far behind the platform is, according to the database. All ages are in seconds, and 0 if nothing is behind.
 *
 * @param outboxAge          age of the oldest message that the broker has not taken
 * @param expiryLag          for how long the oldest hold that has run out has not been expired
 * @param paymentsInDoubt    payments whose outcome, refund or compensation has been open for over a minute
 * @param paymentsInDoubtAge for how long the oldest of them has been open
 * @param paymentsRemarkable paid payments with a note for operators, such as a refund in the gateway's console
 * @param failedRequests     requests that failed within the last two minutes, on all nodes
 * @param clock              the database's clock, in seconds since 1970
 */
public record PlatformFigures(double outboxAge, double expiryLag, long paymentsInDoubt, double paymentsInDoubtAge, long paymentsRemarkable,
                              long failedRequests, double clock) {
}
