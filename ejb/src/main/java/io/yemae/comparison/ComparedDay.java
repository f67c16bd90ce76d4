package io.yemae.comparison;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day (Seoul) whose payments have been compared with the gateway's.
 *
 * @param comparedAt  when it was last compared
 * @param differences how many were ever found
 * @param open        how many of them are neither gone nor resolved
 */
public record ComparedDay(LocalDate day, Instant comparedAt, long differences, long open) {
}
