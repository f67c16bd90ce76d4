package io.yemae.queue.domain;

import io.yemae.shared.Problem;
import java.util.Optional;

/** Executes turns in the database. */
public interface TurnStore {

    /**
     * Executes a turn in a transaction of its own, which has committed when this returns. The room of an event is created by its first
     * turn.
     *
     * @return empty if there is no such event
     * @throws Problem unavailable {@code UNAVAILABLE} if the database does not serve, or the room's lock could not be had
     */
    Optional<TurnResult> execute(Turn turn);
}
