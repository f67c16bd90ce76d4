package io.yemae.catalog;

import io.yemae.shared.PerformanceId;
import java.util.List;
import java.util.UUID;

/**
 * A grade of general admission has more units a performance than before, or fewer: they are to be added or taken away in the same transaction.
 *
 * @param performances those that it concerns
 * @param was          0 for a new grade
 */
public record QuantityChanged(UUID grade, List<PerformanceId> performances, int was, int is) {
}
