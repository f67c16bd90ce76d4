package io.yemae.queue.integration;

import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.queue.domain.Room;
import io.yemae.queue.domain.Turn.Wish;
import io.yemae.queue.persistence.Turns;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms that this node has in memory: those that are busy anywhere, and those that somebody has asked for since. */
@ApplicationScoped
public class Rooms {
    private final Map<EventId, Room> rooms = new ConcurrentHashMap<>();
    private final MissedSeconds missed = new MissedSeconds();
    // Of no use before the first room is there, which takes a turn.
    private volatile int sessionMinutes;

    @EJB
    Turns turns;

    @Inject
    Policies policies;

    @Inject
    Event<PlaceUsed> placeUsed;

    @Inject
    Metrics metrics;

    @Resource
    ManagedScheduledExecutorService executor;

    /** Somebody has paid, and needs the place no more. */
    record PlaceUsed(EventId event, UserId user) {
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public Room of(EventId event) {
        Room known = rooms.get(event);
        if (known != null) {
            return known;
        }
        Room room = new Room(event, turn -> turns.take(turn, limits()), (turn, nanos) -> executor.schedule(turn, nanos, TimeUnit.NANOSECONDS));
        room.refresh();
        Room first = rooms.putIfAbsent(event, room);
        return first == null ? room : first;
    }

    /** The room if it is in memory; waits for nothing. */
    public Optional<Room> known(EventId event) {
        return Optional.ofNullable(rooms.get(event));
    }

    /** Where somebody waits, as far as this node knows; one of several events. Waits for nothing. */
    public Optional<EventId> whereWaits(UserId user) {
        return rooms.values().stream()
            .filter(room -> room.picture().place(user.value()).filter(place -> !place.admitted()).isPresent())
            .map(Room::event)
            .findFirst();
    }

    /** How long a session lasts at most, as the last turn of any room was told; waits for nothing. */
    public int sessionMinutes() {
        return sessionMinutes;
    }

    /** Once the present transaction has committed, and not when it rolls back. */
    public void usedBy(EventId event, UserId user) {
        placeUsed.fire(new PlaceUsed(event, user));
    }

    void onPlaceUsed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlaceUsed used) {
        Room room = rooms.get(used.event());
        if (room != null) {
            room.leaveWord(Wish.DONE, used.user().value());
        }
    }

    void onChanges(@Observes ChangesArrived arrived) {
        // An event that is changed may be cancelled: those who wait are told at once.
        Stream.of(Change.Kind.ROOM, Change.Kind.EVENT).flatMap(kind -> arrived.subjects(kind).stream()).filter(Objects::nonNull).map(EventId::new).map(rooms::get).forEach(room -> {
            if (room != null) {
                room.changed();
            }
        });
    }

    /** A second is over. A room that nobody is in any more is forgotten; whoever asks reads it again. */
    void tick() {
        try {
            keepUp();
        } catch (RuntimeException e) {
            missed.missed(e);
        }
        missed.secondIsOver();
    }

    private void keepUp() {
        Set<EventId> busy = new HashSet<>(turns.busyRooms());
        rooms.values().removeIf(room -> room.picture().isEmpty() && !busy.contains(room.event()) && room.isQuiet());
        Set<EventId> all = new HashSet<>(busy);
        all.addAll(rooms.keySet());
        all.forEach(this::tick);
        metrics.set(EventMetric.QUEUE_USERS, rooms.values().stream()
            .collect(Collectors.toMap(Room::event, room -> (long) room.picture().view().queueSize())));
        metrics.set(EventMetric.QUEUE_WAIT, rooms.values().stream()
            .collect(Collectors.toMap(Room::event, room -> room.picture().waitOfNewcomer(sessionMinutes))));
    }

    private void tick(EventId event) {
        try {
            of(event).tick();
        } catch (RuntimeException e) {
            missed.missed(e);
        }
    }

    /* Read before the turn: it has connections of its own, and a transaction takes those of one kind only. */
    private Turns.Limits limits() {
        sessionMinutes = policies.get(Policy.QUEUE_SESSION_MINUTES);
        return new Turns.Limits(policies.get(Policy.QUEUE_THRESHOLD), policies.get(Policy.QUEUE_RATE_PER_SECOND), sessionMinutes);
    }
}
