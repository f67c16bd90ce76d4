package io.yemae.live.ws;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a socket was opened with behind its path. */
record Query(Map<String, List<String>> parameters) {

    Optional<String> value(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean is(String name) {
        return value(name).filter("true"::equals).isPresent();
    }

    /** @throws Problem invalid when it is no id */
    Optional<PerformanceId> performance() {
        return value("performanceId").map(text -> new PerformanceId(
            Uuid7.parse(text).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid performance ID format"))));
    }
}
