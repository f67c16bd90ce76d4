package io.yemae.queue.domain;

import io.yemae.shared.EventId;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One transaction on a room. It executes a batch of requests, ends expired sessions and admits waiting users. The rules are those of
 * {@code queue_turn} in the database.
 *
 * @param knownRevision       the room's revision that the node knows; the result contains what is newer
 * @param heartbeatMillisAgo  for each waiting user whose heartbeat is to be recorded, how many milliseconds ago it arrived
 */
public record Turn(EventId event, long knownRevision, Mode mode, Map<Action, Set<UUID>> requests, Map<UUID, Long> heartbeatMillisAgo,
                   Limits limits) {

    /** READ changes nothing. TICK acts unless another node has the room's lock. ACT waits for the lock. */
    public enum Mode { READ, TICK, ACT }

    /** What a user requests. PASS gives a place only if there is something to wait for. */
    public enum Action { ENTER, PASS, LEAVE, DONE }

    /**
     * The limits of rooms that do not override them, and how fast this node can admit.
     *
     * @param pacePercent of the rate, whichever applies
     */
    public record Limits(int threshold, int ratePerSecond, int pacePercent, int sessionMinutes) {
    }

    Turn(EventId event, long knownRevision, Mode mode, Map<UUID, Long> heartbeatMillisAgo, Limits limits) {
        this(event, knownRevision, mode, new EnumMap<>(Action.class), heartbeatMillisAgo, limits);
    }

    void add(Action action, UUID user) {
        requests.computeIfAbsent(action, key -> new LinkedHashSet<>()).add(user);
    }

    /** The users who request the action, in the order of their requests. */
    public UUID[] users(Action action) {
        return requests.getOrDefault(action, Set.of()).toArray(UUID[]::new);
    }
}
