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
import io.yemae.shared.SeatId;
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
 * The maps of the performances that this node is asked for or that change. Whatever is told of a performance makes it read the seats in question;
 * a reading of everything now and then heals what was never told.
 */
@ApplicationScoped
public class LiveMaps {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<PerformanceId, LiveSeats> maps = new ConcurrentHashMap<>();

    @Inject
    SeatReadings readings;

    @Inject
    Changes changes;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Clock clock;

    /** @return empty when there is no such performance */
    public Optional<LiveSeats> find(PerformanceId performance) {
        LiveSeats known = maps.get(performance);
        return known == null ? Optional.ofNullable(maps.computeIfAbsent(performance, this::read)) : Optional.of(known);
    }

    /** Without reading anything. */
    public Optional<LiveSeats> known(PerformanceId performance) {
        return Optional.ofNullable(maps.get(performance));
    }

    /** Those that are known, as last shown; looking at them keeps none from being forgotten. */
    public Stream<SeatMap> shown() {
        return maps.values().stream().map(LiveSeats::shown);
    }

    void onChanges(@Observes @Priority(Programmes.ORDER + 1) ChangesArrived news) {
        news.of(Change.Kind.SEATS, Change.Kind.SEATS_TAKEN).stream()
            .collect(Collectors.groupingBy(Change::subject))
            .forEach((performance, seats) -> refresh(new PerformanceId(performance), seats));
        for (UUID event : news.subjects(Change.Kind.EVENT)) {
            maps.values().stream()
                .filter(live -> event == null || live.map().plan().event().value().equals(event))
                .forEach(this::reload);
        }
    }

    /** Before this node says of any seat that it is taken, it reads what has just become free. */
    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        if (change.kind() == Change.Kind.SEATS) {
            known(new PerformanceId(change.subject())).ifPresent(live -> live.freed(change.detail()));
        }
    }

    /** Reads everything again, and forgets what nobody has asked for in a while. */
    public void heal() {
        long idleSince = clock.millis() - IDLE.toMillis();
        maps.values().removeIf(live -> live.isIdleSince(idleSince));
        maps.forEach((performance, live) -> live.refreshAll(() -> readings.claimed(performance)));
    }

    private void refresh(PerformanceId performance, List<Change> told) {
        boolean wasKnown = maps.containsKey(performance);
        LiveSeats live = find(performance).orElse(null);
        if (live == null) {
            return;
        }
        List<UUID> reservations = told.stream().map(Change::detail).toList();
        if (reservations.contains(null)) {
            live.refreshAll(() -> readings.claimed(performance));
        } else if (wasKnown) {
            live.refresh(reservations, () -> readings.of(reservations));
        } else {
            live.tell(readings.of(reservations));
        }
    }

    private void reload(LiveSeats live) {
        PerformanceId performance = live.map().plan().performance();
        live.reload(() -> readings.map(performance).orElseThrow());
    }

    private LiveSeats read(PerformanceId performance) {
        return readings.map(performance).map(map -> new LiveSeats(map, clock, this::tell)).orElse(null);
    }

    private void tell(SeatMap before, SeatMap after, int[] changed) {
        SeatPlan plan = after.plan();
        subscriptions.publish(new SeatsUpdated(plan.event(), plan.performance(), before == after ? "" : before.version(), after.version(),
            Arrays.stream(changed).mapToObj(seat -> new Update(new SeatId(plan.id(seat)), after.status(seat))).toList()));
        if (before.isSoldOut() != after.isSoldOut()) {
            // Sold out, and back again: what the catalogue says of the event may be another thing now.
            changes.tell(Change.ofEvent(plan.event()));
        }
    }
}
