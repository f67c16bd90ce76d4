package io.yemae.queue.domain;

import io.yemae.shared.EventId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a node wants of a room in one transaction, for all who ask at this moment. */
public record Turn(EventId event, long known, Mode mode, Map<Wish, Set<UUID>> wishes) {

    /** How far it goes: only read; act unless another node is at it; act, after waiting for the room. */
    public enum Mode { LOOK, TICK, ACT }

    /** What somebody wants. PASS is a place only if there is something to wait for. */
    public enum Wish { ENTER, PASS, LEAVE, DONE, SEEN }

    Turn(EventId event, long known, Mode mode) {
        this(event, known, mode, new EnumMap<>(Wish.class));
    }

    void add(Wish wish, UUID user) {
        wishes.computeIfAbsent(wish, key -> new LinkedHashSet<>()).add(user);
    }

    void add(Wish wish, Collection<UUID> users) {
        users.forEach(user -> add(wish, user));
    }

    /** In the order in which they came. */
    public UUID[] of(Wish wish) {
        return wishes.getOrDefault(wish, Set.of()).toArray(UUID[]::new);
    }
}
