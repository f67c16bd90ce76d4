package io.yemae.pages;

import io.yemae.rest.fastpath.BoundedCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Rendered pages, kept for a second. When one is older, the first request renders it again while the others are sent the former one, so
 * that a crowd costs one rendering a second.
 */
@ApplicationScoped
class PageCache {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** An older page is not shown, because its counts and dates may be wrong. */
    private static final long USABLE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** In bytes. With what an entry counts at least, 2,000 pages at most. */
    private static final long MOST_BYTES = 16_000_000;
    private static final long ENTRY = 8_000;
    private static final int LONGEST_KEY = 300;

    private final BoundedCache<String, Kept> pages = new BoundedCache<>(MOST_BYTES, (key, kept) -> ENTRY + kept.page().weight());

    private record Kept(PreparedPage page, long madeAt, AtomicBoolean isBeingRenewed) {

        boolean isYounger(long nanos) {
            return System.nanoTime() - madeAt < nanos;
        }

        /** False for one caller, who then has to renew it. */
        boolean isRenewedByOthers() {
            return !isBeingRenewed.compareAndSet(false, true);
        }
    }

    PreparedPage get(PageRequest request, Supplier<PreparedPage> rendering) {
        String key = request.language() + request.path() + "?" + request.query();
        Kept kept = pages.get(key).orElse(null);
        if (kept != null && (kept.isYounger(FRESH_NANOS) || kept.isYounger(USABLE_NANOS) && kept.isRenewedByOthers())) {
            return kept.page();
        }
        long madeAt = System.nanoTime();
        try {
            PreparedPage page = rendering.get();
            if (key.length() <= LONGEST_KEY) {
                pages.put(key, new Kept(page, madeAt, new AtomicBoolean()));
            }
            return page;
        } finally {
            if (kept != null) {
                kept.isBeingRenewed.set(false);
            }
        }
    }
}
