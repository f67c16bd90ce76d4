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
 * Who has the page of which event open, on this node. They are told once a second what is left of the grades that changed, and every five
 * seconds how many they are if that changed: in a rush everybody would otherwise be told of everybody.
 */
@ApplicationScoped
public class EventWatch {
    private static final Logger LOG = Logger.getLogger(EventWatch.class.getName());
    private static final int SIZE_EVERY_TURNS = 5;

    private final Map<EventId, Audience> audiences = new ConcurrentHashMap<>();
    private final Set<EventId> changed = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private int turns;

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

    /** Somebody who watches. */
    public static final class EventListener {
        private final EventId event;
        private final Consumer<List<String>> out;

        private EventListener(EventId event, Consumer<List<String>> out) {
            this.event = event;
            this.out = out;
        }
    }

    /** All who watch one event, and what they were told last. */
    private static final class Audience {
        private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();
        private Map<UUID, Long> left;
        /** As all were told last; the first one is told on coming. */
        private int size = 1;

        Audience(Map<UUID, Long> left) {
            this.left = left;
        }
    }

    /** So many units of a grade are left, over all performances to come. */
    record TicketData(UUID ticketTypeId, long availableQuantity) {
    }

    /** How many have the page of an event open, on this node. */
    record SizeData(UUID eventId, int userCount) {
    }

    @PostConstruct
    void start() {
        subscriptions.subscribe(SeatsUpdated.class, news -> {
            if (audiences.containsKey(news.event())) {
                changed.add(news.event());
            }
        });
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }

    /**
     * Nothing is told before {@link #begin}.
     *
     * @param out takes arrays of an event's name and data, in order, and waits for nothing
     * @throws io.yemae.shared.Problem not found {@code EVENT_NOT_FOUND}; then nobody watches
     */
    public EventListener watch(EventId event, Consumer<List<String>> out) {
        catalogue.get(event);
        // Read in any case: only maps that are known here tell what changes.
        Map<UUID, Long> left = left(event);
        EventListener listener = new EventListener(event, out);
        // Within the map's lock: an audience that somebody else has just found empty and let go would be told nothing.
        audiences.compute(event, (same, present) -> {
            Audience audience = present == null ? new Audience(left) : present;
            audience.listeners.add(listener);
            return audience;
        });
        return listener;
    }

    /** Tells how many watch, and from there on what changes. */
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
        turns++;
        for (EventId event : Set.copyOf(changed)) {
            changed.remove(event);
            attempt(event, this::tellWhatIsLeft);
        }
        if (turns % SIZE_EVERY_TURNS == 0) {
            audiences.keySet().forEach(event -> attempt(event, this::tellSize));
        }
    }

    private void attempt(EventId event, Consumer<EventId> deed) {
        try {
            deed.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "Those who watch " + event + " missed a second");
        }
    }

    private void tellWhatIsLeft(EventId event) {
        Audience audience = audiences.get(event);
        if (audience == null) {
            return;
        }
        Map<UUID, Long> now = left(event);
        List<String> news = now.entrySet().stream()
            .filter(grade -> !grade.getValue().equals(audience.left.get(grade.getKey())))
            .map(grade -> frames.array("ticket-updated", new TicketData(grade.getKey(), grade.getValue())))
            .toList();
        audience.left = now;
        if (!news.isEmpty()) {
            audience.listeners.forEach(listener -> listener.out.accept(news));
        }
    }

    private void tellSize(EventId event) {
        Audience audience = audiences.get(event);
        if (audience != null && audience.size != audience.listeners.size()) {
            audience.size = audience.listeners.size();
            List<String> news = List.of(size(event, audience.size));
            audience.listeners.forEach(listener -> listener.out.accept(news));
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
