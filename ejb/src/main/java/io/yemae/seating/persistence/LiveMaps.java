package io.yemae.seating.persistence;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.live.ChangesArrived;
import io.yemae.live.Subscriptions;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatsUpdated;
import io.yemae.seating.SeatsUpdated.Update;
import io.yemae.seating.domain.LiveSeats;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.WarmUpIds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cached seat maps of this node. A change of a performance makes the node read the affected seats. A periodic full read repairs what
 * was missed because a change was lost.
 */
@ApplicationScoped
public class LiveMaps {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<PerformanceId, LiveSeats> maps = new ConcurrentHashMap<>();

    @Inject
    SeatMapRows readings;

    @Inject
    Changes changes;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Clock clock;

    /** @return empty if there is no such performance */
    public Optional<LiveSeats> find(PerformanceId performance) {
        LiveSeats known = maps.get(performance);
        return known == null ? Optional.ofNullable(maps.computeIfAbsent(performance, this::read)) : Optional.of(known);
    }

    /** Without reading the database. */
    public Optional<LiveSeats> known(PerformanceId performance) {
        return Optional.ofNullable(maps.get(performance));
    }

    /** The cached maps as last shown. Does not count as use. */
    public Stream<SeatMap> shown() {
        return maps.values().stream().map(LiveSeats::shown);
    }

    void onChanges(@Observes @Priority(EventSchedules.ORDER + 1) ChangesArrived news) {
        news.of(Change.Kind.SEATS, Change.Kind.SEATS_TAKEN).stream()
            .collect(Collectors.groupingBy(Change::subject))
            .forEach((performance, seats) -> refresh(new PerformanceId(performance), seats));
        for (UUID event : news.subjects(Change.Kind.EVENT)) {
            maps.values().stream()
                .filter(live -> event == null || live.map().plan().event().value().equals(event))
                .forEach(this::reload);
        }
    }

    /** Marks freed seats, so that this node does not report them as taken before it has read them again. */
    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        if (change.kind() == Change.Kind.SEATS) {
            known(new PerformanceId(change.subject())).ifPresent(live -> live.freed(change.detail()));
        }
    }

    /** Reloads all maps, and evicts those that were not used for ten minutes. */
    public void reloadAll() {
        long idleSince = clock.millis() - IDLE.toMillis();
        maps.values().removeIf(live -> live.isIdleSince(idleSince));
        maps.forEach((performance, live) -> live.refreshAll(() -> readings.claimed(performance)));
    }

    private void refresh(PerformanceId performance, List<Change> seatChanges) {
        boolean wasKnown = maps.containsKey(performance);
        LiveSeats live = find(performance).orElse(null);
        if (live == null) {
            return;
        }
        List<UUID> reservations = seatChanges.stream().map(Change::detail).toList();
        if (reservations.contains(null)) {
            live.refreshAll(() -> readings.claimed(performance));
        } else if (wasKnown) {
            live.refresh(reservations, () -> readings.of(reservations));
        } else {
            live.publish(readings.of(reservations));
        }
    }

    private void reload(LiveSeats live) {
        PerformanceId performance = live.map().plan().performance();
        if (WarmUpIds.contain(performance.value())) {
            // It may have been removed from the database, as no other performance is. If it has not, the next request reads it again.
            maps.remove(performance);
        } else {
            live.reload(() -> readings.map(performance).orElseThrow());
        }
    }

    private LiveSeats read(PerformanceId performance) {
        return readings.map(performance).map(map -> new LiveSeats(map, clock, this::publish)).orElse(null);
    }

    private void publish(SeatMap before, SeatMap after, int[] changed) {
        SeatPlan plan = after.plan();
        subscriptions.publish(new SeatsUpdated(plan.event(), plan.performance(), before == after ? "" : before.version(), after.version(),
            Arrays.stream(changed).mapToObj(seat -> Update.of(after, seat)).toList()));
        if (before.isSoldOut() != after.isSoldOut()) {
            // The status of the event may change between on sale and sold out.
            changes.publish(Change.ofEvent(plan.event()));
        }
    }
}
