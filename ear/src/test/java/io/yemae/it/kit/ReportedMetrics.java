package io.yemae.it.kit;

import java.util.function.Predicate;

/** What a server reports to Prometheus. */
public final class ReportedMetrics {

    private ReportedMetrics() {
    }

    /** The sum of the series whose lines match; 0 if there are none. */
    public static double sum(Api management, Predicate<String> line) {
        return management.get("/metrics").expect(200).text().lines().filter(line)
            .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ') + 1))).sum();
    }
}
