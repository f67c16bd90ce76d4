package io.yemae.rest.edge;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many of something each address has just now, and all of them together. */
final class ConnectionCounts {
    private final int mostOfOne;
    private final int mostOfAll;
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    ConnectionCounts(int mostOfOne, int mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** @return whether there was room for one more; then it has to be given back */
    boolean add(InetAddress address, boolean limited) {
        int counted = counts.merge(address, 1, Integer::sum);
        if (all.incrementAndGet() > mostOfAll || limited && counted > mostOfOne) {
            remove(address);
            return false;
        }
        return true;
    }

    void remove(InetAddress address) {
        all.decrementAndGet();
        counts.computeIfPresent(address, (each, count) -> count == 1 ? null : count - 1);
    }
}
