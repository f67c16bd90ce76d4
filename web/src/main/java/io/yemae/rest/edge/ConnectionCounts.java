package io.yemae.rest.edge;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The number of connections of each address, and of all together. */
final class ConnectionCounts {
    private final int mostPerAddress;
    private final int most;
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    ConnectionCounts(int mostPerAddress, int most) {
        this.mostPerAddress = mostPerAddress;
        this.most = most;
    }

    /** @return whether one more is allowed; then it must be removed at its end */
    boolean add(InetAddress address, boolean limited) {
        int counted = counts.merge(address, 1, Integer::sum);
        if (all.incrementAndGet() > most || limited && counted > mostPerAddress) {
            remove(address);
            return false;
        }
        return true;
    }

    int all() {
        return all.get();
    }

    void remove(InetAddress address) {
        all.decrementAndGet();
        counts.computeIfPresent(address, (each, count) -> count == 1 ? null : count - 1);
    }
}
