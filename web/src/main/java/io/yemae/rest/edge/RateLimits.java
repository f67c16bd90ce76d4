package io.yemae.rest.edge;

import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How many requests a minute a caller may send, by policy. The policies are read once a second beside the requests, since those are
 * judged on threads that must not wait; while the database does not answer, the last values hold.
 */
@ApplicationScoped
public class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class.getName());

    @Inject
    Policies policies;

    private final Buckets buckets = new Buckets(Buckets.MOST, System.nanoTime());
    private volatile Map<Policy, Integer> perMinute = Map.of();

    /** A request that was judged. @param perMinute how many may come a minute */
    record Judgement(int perMinute, Bucket.Take take) {
    }

    /** @param caller a user's id or an address, as {@code policy} is about one or the other; null if nothing is known of the limit yet */
    Judgement judge(Traffic traffic, Policy policy, Object caller) {
        Integer limit = perMinute.get(policy);
        return limit == null ? null : new Judgement(limit, buckets.take(traffic, caller, limit, System.nanoTime()));
    }

    void read() {
        try {
            Map<Policy, Integer> read = new EnumMap<>(Policy.class);
            for (Traffic each : Traffic.values()) {
                if (each.perUser() != null) {
                    read.put(each.perUser(), policies.get(each.perUser()));
                }
                read.put(each.perAddress(), policies.get(each.perAddress()));
            }
            perMinute = read;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The limits could not be read", e);
        }
    }

    void sweep() {
        buckets.sweep(System.nanoTime());
    }
}
