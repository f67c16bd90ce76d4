package io.yemae.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Answers a second, and the count of each status. For a loop without HTTP, the status is that of the same result over HTTP. */
public record Answers(double perSecond, Map<Integer, Integer> statuses) {
    private static final int BUSY = 503;

    static Answers of(Map<Integer, Integer> statuses, double seconds) {
        return new Answers(statuses.values().stream().mapToInt(Integer::intValue).sum() / seconds, statuses);
    }

    public int count() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(int status) {
        return statuses.getOrDefault(status, 0);
    }

    /** The answers with this status. Others may only be 503, by which a server that is too busy refuses. */
    public Answers served(int status) {
        allOf(status, BUSY);
        return new Answers(perSecond * count(status) / count(), Map.of(status, count(status)));
    }

    public Answers allOf(Integer... expected) {
        assertThat(statuses).isNotEmpty();
        assertThat(statuses.keySet()).isSubsetOf(expected);
        return this;
    }
}
