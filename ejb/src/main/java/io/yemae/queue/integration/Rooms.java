package io.yemae.queue.integration;

import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.queue.Announcements;
import io.yemae.queue.QueueStatus;
import io.yemae.queue.RoomView;
import io.yemae.queue.domain.Place;
import io.yemae.queue.domain.Room;
import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn.Limits;
import io.yemae.queue.persistence.Turns;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.WarmUpIds;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms that this node has in memory: those that are busy on any node, and those that were requested recently. */
@ApplicationScoped
public class Rooms {
    private final Map<EventId, Room> rooms = new ConcurrentHashMap<>();
    private final TickFailureLog failures = new TickFailureLog();

    @EJB
    Turns turns;

    @Inject
    Announcements announcements;

    @Inject
    Policies policies;

    @Inject
    AdmissionPace pace;

    @Inject
    Event<PlaceUsed> placeUsed;

    @Inject
    Metrics metrics;

    @Resource
    ManagedScheduledExecutorService executor;

    /** The user has paid, and needs the place no longer. */
    record PlaceUsed(EventId event, UserId user) {
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public Room of(EventId event) {
        return find(event).orElseThrow(EventId::unknown);
    }

    /** @return empty if there is no such event */
    public Optional<Room> find(EventId event) {
        Room known = rooms.get(event);
        if (known != null) {
            return Optional.of(known);
        }
        Room room = new Room(event, turns, this::limits,
            (task, delayNanos) -> executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS), System::nanoTime);
        if (!room.load()) {
            return Optional.empty();
        }
        Room first = rooms.putIfAbsent(event, room);
        return Optional.of(first == null ? room : first);
    }

    /** The room if it is in memory. Does not block. */
    public Optional<Room> known(EventId event) {
        return Optional.ofNullable(rooms.get(event));
    }

    /** The rooms in memory, without those of warm-ups. Does not block. */
    public Map<EventId, RoomView> views() {
        return rooms.values().stream().filter(room -> !isOfWarmUp(room)).collect(Collectors.toMap(Room::event, Room::view));
    }

    /** An event for which the user waits on this node; any, if there are several. Does not block. */
    public Optional<EventId> eventOfWaiting(UserId user) {
        return rooms.values().stream().filter(room -> room.isWaiting(user.value())).map(Room::event).findFirst();
    }

    /** Gives a place with the next turn. Does not block. */
    public CompletionStage<QueueStatus> enterAsync(Room room, UserId user) {
        return room.submit(Action.ENTER, user.value()).thenApply(place -> entered(room, user, place));
    }

    /** The status after a turn with the user's ENTER, which gave this place. Counts the user as one who has passed this stage of a sale. */
    public QueueStatus entered(Room room, UserId user, Optional<Place> place) {
        QueueStatus status = room.statusAfterEntry(user.value(), place);
        metrics.passed(room.event(), Stage.QUEUE, Visitor.of(user));
        room.heartbeat(user.value());
        return status;
    }

    /** The place ends once the present transaction has committed; not if it rolls back. */
    public void doneAfterCommit(EventId event, UserId user) {
        placeUsed.fire(new PlaceUsed(event, user));
    }

    void onPlaceUsed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlaceUsed used) {
        known(used.event()).ifPresent(room -> room.submitDone(used.user().value()));
    }

    void onChanges(@Observes ChangesArrived arrived) {
        // A changed event may have been cancelled.
        Stream.of(Change.Kind.ROOM, Change.Kind.EVENT)
            .flatMap(kind -> arrived.subjects(kind).stream())
            .filter(Objects::nonNull)
            .map(event -> rooms.get(new EventId(event)))
            .filter(Objects::nonNull)
            .forEach(Room::changed);
    }

    /** To be called every second. An empty idle room is dropped from memory; the next request reads it again. */
    void tick() {
        try {
            tickAll();
        } catch (RuntimeException e) {
            failures.failed(e);
        }
        failures.endOfTick();
    }

    private void tickAll() {
        Set<EventId> busy = new HashSet<>(turns.busyRooms());
        rooms.values().removeIf(room -> !busy.contains(room.event()) && (room.isEmpty() && room.isIdle() || isOfWarmUp(room)));
        Set<EventId> all = new HashSet<>(busy);
        all.addAll(rooms.keySet());
        all.forEach(this::tick);
        announcements.refresh();
        metrics.set(EventMetric.QUEUE_USERS, rooms.values().stream()
            .collect(Collectors.toMap(Room::event, room -> (long) room.view().queueSize())));
        metrics.set(EventMetric.QUEUE_WAIT, rooms.values().stream()
            .collect(Collectors.toMap(Room::event, Room::waitOfNewcomer)));
    }

    /** It may have been removed from the database, as no other event is. If it has not, the next request reads the room again. */
    private static boolean isOfWarmUp(Room room) {
        return WarmUpIds.contain(room.event().value());
    }

    private void tick(EventId event) {
        try {
            of(event).tick();
        } catch (RuntimeException e) {
            failures.failed(e);
        }
    }

    private Limits limits() {
        return new Limits(policies.get(Policy.QUEUE_THRESHOLD), policies.get(Policy.QUEUE_RATE_PER_SECOND), pace.percent(),
            policies.get(Policy.QUEUE_SESSION_MINUTES));
    }
}
