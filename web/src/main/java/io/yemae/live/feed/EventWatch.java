package io.yemae.live.feed;

import io.yemae.catalog.Catalogue;
import io.yemae.live.Subscriptions;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The clients on this node that watch an event. Once a second they receive the free seats of the grades that changed. They receive the
 * number of watching clients only every five seconds, and only if it changed: during a rush, every client would otherwise be notified of
 * every other client.
 */
@ApplicationScoped
public class EventWatch {
    private static final Logger LOG = Logger.getLogger(EventWatch.class.getName());
    private static final int SIZE_EVERY_TICKS = 5;

    private final Map<EventId, Audience> audiences = new ConcurrentHashMap<>();
    private final Set<EventId> changed = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private int ticks;

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Frames frames;

    @Resource
    ManagedScheduledExecutorService executor;

    /** One client. */
    public static final class EventListener {
        private final EventId event;
        private final Consumer<List<String>> out;

        private EventListener(EventId event, Consumer<List<String>> out) {
            this.event = event;
            this.out = out;
        }
    }

    /** All clients of one event, and what they were sent last. */
    private static final class Audience {
        private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();
        private Map<UUID, Long> left;
        /** As it was sent to all last. The first client gets it when it joins. */
        private int size = 1;

        Audience(Map<UUID, Long> left) {
            this.left = left;
        }
    }

    /** The units of a grade that are left, over all coming performances. */
    record TicketData(UUID ticketTypeId, long availableQuantity) {
    }

    /** The number of clients on this node that have the page of an event open. */
    record SizeData(UUID eventId, int userCount) {
    }

    @PostConstruct
    void start() {
        subscriptions.subscribe(SeatsUpdated.class, update -> {
            if (audiences.containsKey(update.event())) {
                changed.add(update.event());
            }
        });
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }

    /**
     * Nothing is sent before {@link #begin}.
     *
     * @param out takes arrays of an event name and its data, in order, and must not block
     * @throws io.yemae.shared.Problem not found {@code EVENT_NOT_FOUND}; then nothing is watched
     */
    public EventListener watch(EventId event, Consumer<List<String>> out) {
        catalogue.get(event);
        // Read in any case: changes are only reported for maps that are loaded on this node.
        Map<UUID, Long> left = left(event);
        EventListener listener = new EventListener(event, out);
        // Inside the lock of the map: another thread may just remove an audience that became empty.
        audiences.compute(event, (same, present) -> {
            Audience audience = present == null ? new Audience(left) : present;
            audience.listeners.add(listener);
            return audience;
        });
        return listener;
    }

    /** Sends the number of clients, and from then on the changes. */
    public void begin(EventListener listener) {
        Audience audience = audiences.get(listener.event);
        if (audience != null) {
            listener.out.accept(List.of(size(listener.event, audience.listeners.size())));
        }
    }

    public void end(EventListener listener) {
        audiences.computeIfPresent(listener.event, (event, audience) -> {
            audience.listeners.remove(listener);
            return audience.listeners.isEmpty() ? null : audience;
        });
    }

    private void tick() {
        ticks++;
        for (EventId event : Set.copyOf(changed)) {
            changed.remove(event);
            attempt(event, this::sendRemaining);
        }
        if (ticks % SIZE_EVERY_TICKS == 0) {
            audiences.keySet().forEach(event -> attempt(event, this::sendSize));
        }
    }

    private void attempt(EventId event, Consumer<EventId> action) {
        try {
            action.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "The clients of " + event + " missed a second");
        }
    }

    private void sendRemaining(EventId event) {
        Audience audience = audiences.get(event);
        if (audience == null) {
            return;
        }
        Map<UUID, Long> now = left(event);
        List<String> updates = now.entrySet().stream()
            .filter(grade -> !grade.getValue().equals(audience.left.get(grade.getKey())))
            .map(grade -> frames.array("ticket-updated", new TicketData(grade.getKey(), grade.getValue())))
            .toList();
        audience.left = now;
        if (!updates.isEmpty()) {
            audience.listeners.forEach(listener -> listener.out.accept(updates));
        }
    }

    private void sendSize(EventId event) {
        Audience audience = audiences.get(event);
        if (audience != null && audience.size != audience.listeners.size()) {
            audience.size = audience.listeners.size();
            List<String> updates = List.of(size(event, audience.size));
            audience.listeners.forEach(listener -> listener.out.accept(updates));
        }
    }

    private String size(EventId event, int size) {
        return frames.array("room-info", new SizeData(event.value(), size));
    }

    private Map<UUID, Long> left(EventId event) {
        return seatMaps.counts(event).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, grade -> grade.getValue().available()));
    }
}
