package io.yemae.cancellation;

import java.util.Arrays;
import java.util.Locale;

/** The outcome of a reservation of a run. */
public enum CancellationResult {
    /** It was paid, and the refund has been made or requested. */
    CANCELLED,
    /** It was a hold. */
    RELEASED,
    ALREADY_CANCELLED,
    /** It was a hold that was over. */
    EXPIRED,
    /** It could not be cancelled, for a technical reason. */
    FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param name null if there is no result yet */
    public static CancellationResult of(String name) {
        return name == null ? null : Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst().orElseThrow();
    }
}
