package io.yemae.rest.edge.rate;

import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The number of requests a minute that a caller may send, by policy. The policies are read once a second in the background, because
 * requests are judged on threads that must not block. While the database does not answer, the last values apply.
 */
@ApplicationScoped
public class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class.getName());

    @Inject
    Policies policies;

    private final Buckets buckets = new Buckets(Buckets.MOST, System.nanoTime());
    private volatile Map<Policy, Integer> perMinute = Map.of();

    /**
     * The decision on a request.
     *
     * @param perMinute the limit
     */
    public record Decision(int perMinute, Bucket.Take take) {
    }

    /**
     * @param caller a user's id or an address, according to the policy
     * @return null if the limit is not known yet
     */
    public Decision judge(Traffic traffic, Policy policy, Object caller) {
        Integer limit = perMinute.get(policy);
        return limit == null ? null : new Decision(limit, buckets.take(traffic, caller, limit, System.nanoTime()));
    }

    public void read() {
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

    public void sweep() {
        buckets.sweep(System.nanoTime());
    }
}
