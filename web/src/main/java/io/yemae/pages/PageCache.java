package io.yemae.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int MOST = 2_000;
    private static final int LONGEST_KEY = 300;

    private final Map<String, Kept> pages = new ConcurrentHashMap<>();

    private record Kept(PreparedPage page, long madeAt, AtomicBoolean isBeingRenewed) {

        boolean isYounger(long nanos) {
            return System.nanoTime() - madeAt < nanos;
        }

        /** Otherwise the caller does. */
        boolean othersRenewIt() {
            return !isBeingRenewed.compareAndSet(false, true);
        }
    }

    PreparedPage get(PageRequest request, Supplier<PreparedPage> rendering) {
        String key = request.language() + request.path() + "?" + request.query();
        Kept kept = pages.get(key);
        if (kept != null && (kept.isYounger(FRESH_NANOS) || kept.isYounger(USABLE_NANOS) && kept.othersRenewIt())) {
            return kept.page();
        }
        long madeAt = System.nanoTime();
        try {
            PreparedPage page = rendering.get();
            if (key.length() <= LONGEST_KEY) {
                keep(key, new Kept(page, madeAt, new AtomicBoolean()));
            }
            return page;
        } finally {
            if (kept != null) {
                kept.isBeingRenewed.set(false);
            }
        }
    }

    private void keep(String key, Kept page) {
        if (pages.size() >= MOST) {
            pages.clear();
        }
        pages.put(key, page);
    }
}
