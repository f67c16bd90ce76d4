package io.yemae.queue.domain;

import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.TurnResult.RoomState;
import io.yemae.queue.domain.TurnResult.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One room in memory with the rules that matter to a node: places end before new ones are given, and a live place is kept. */
class MemoryTurnStore implements TurnStore {
    final List<Turn> turns = new ArrayList<>();
    /** How many of the next turns fail. */
    int failures;
    boolean admitsAtOnce;

    private final Map<UUID, Ticket> live = new LinkedHashMap<>();
    private long revision;
    private long number;

    @Override
    public synchronized Optional<TurnResult> execute(Turn turn) {
        turns.add(turn);
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("no database");
        }
        List<Ticket> changed = new ArrayList<>();
        for (Action end : List.of(Action.DONE, Action.LEAVE)) {
            for (UUID user : turn.users(end)) {
                Ticket ticket = live.remove(user);
                if (ticket != null) {
                    changed.add(new Ticket(user, 1, ticket.arrival(), ticket.number(), end == Action.DONE ? "DONE" : "LEFT", null));
                }
            }
        }
        for (UUID user : turn.users(Action.ENTER)) {
            if (!live.containsKey(user)) {
                number++;
                Ticket ticket = new Ticket(user, 1, number, number, admitsAtOnce ? "ADMITTED" : "WAITING", admitsAtOnce ? 60_000L : null);
                live.put(user, ticket);
                changed.add(ticket);
            }
        }
        revision++;
        return Optional.of(new TurnResult(new RoomState(1, revision, 10, 1_000, false, true, Sale.OPEN), changed, true));
    }

    /** How many users entered with each turn that had any. */
    List<Integer> entriesOfTurns() {
        return turns.stream().map(turn -> turn.users(Action.ENTER).length).filter(entries -> entries > 0).toList();
    }
}
