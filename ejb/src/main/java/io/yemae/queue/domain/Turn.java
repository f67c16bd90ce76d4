package io.yemae.queue.domain;

import io.yemae.shared.EventId;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a node wants of a room in one transaction, for all who ask at this moment.
 *
 * @param seen when those who wait gave signs of life that the database does not know yet, as {@link System#nanoTime()} tells time
 */
public record Turn(EventId event, long known, Mode mode, Map<Wish, Set<UUID>> wishes, Map<UUID, Long> seen) {

    /** How far it goes: only read; act unless another node is at it; act, after waiting for the room. */
    public enum Mode { LOOK, TICK, ACT }

    /** What somebody wants. PASS is a place only if there is something to wait for. */
    public enum Wish { ENTER, PASS, LEAVE, DONE }

    Turn(EventId event, long known, Mode mode, Map<UUID, Long> seen) {
        this(event, known, mode, new EnumMap<>(Wish.class), seen);
    }

    void add(Wish wish, UUID user) {
        wishes.computeIfAbsent(wish, key -> new LinkedHashSet<>()).add(user);
    }

    /** In the order in which they came. */
    public UUID[] of(Wish wish) {
        return wishes.getOrDefault(wish, Set.of()).toArray(UUID[]::new);
    }
}
