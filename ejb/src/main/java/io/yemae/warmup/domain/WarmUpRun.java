package io.yemae.warmup.domain;

import io.yemae.shared.WarmUpIds;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The ids of one warm-up. The event has the lowest of them: {@code remove_warm_up} relies on it.
 *
 * @param number any number; two warm-ups with the same number would disturb each other
 */
public record WarmUpRun(long number) {
    /** With fewer, the limits on the requests of a user would hold the warm-up back. */
    public static final int USERS = 200;
    public static final int SEATS = 1_000;

    private static final int FIRST_USER = 1_000;
    private static final int FIRST_SEAT = 10_000;

    public UUID event() {
        return WarmUpIds.of(number, 0);
    }

    public UUID venue() {
        return WarmUpIds.of(number, 1);
    }

    public UUID layout() {
        return WarmUpIds.of(number, 2);
    }

    public UUID performance() {
        return WarmUpIds.of(number, 3);
    }

    public UUID grade() {
        return WarmUpIds.of(number, 4);
    }

    public UUID[] users() {
        return ids(FIRST_USER, USERS);
    }

    public UUID[] seats() {
        return ids(FIRST_SEAT, SEATS);
    }

    private UUID[] ids(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(id -> WarmUpIds.of(number, id)).toArray(UUID[]::new);
    }
}
