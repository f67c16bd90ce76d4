package io.yemae.door;

import io.yemae.door.DoorList.Guest;
import io.yemae.door.domain.EntryKey;
import io.yemae.door.domain.MaskedName;
import io.yemae.door.persistence.DoorRows;
import io.yemae.door.persistence.TicketRows;
import io.yemae.door.persistence.TicketRows.Ticket;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Seoul;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads performances, lists and figures for the devices at the door. Each method with an id throws {@link Problem} not found {@code
 * PERFORMANCE_NOT_FOUND}.
 */
@Stateless
public class Door {
    /**
     * Changes are read again from this much earlier. A change has the time at which its transaction began, so it may become visible after
     * a change with a later time. Devices may receive a reservation twice.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    /** Devices without a network send their scans after the performance. */
    private static final Duration AFTER_END = Duration.ofHours(6);
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    @Inject
    DoorRows rows;

    @Inject
    TicketRows tickets;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    /**
     * The current and coming performances, and those that ended within the last six hours; by start, at most 200.
     *
     * @param days   how many days to include, from today (Seoul)
     * @param events null for all
     */
    public List<DoorPerformance> performances(int days, Set<EventId> events) {
        Instant now = clock.instant();
        return rows.between(now.minus(AFTER_END), now.atZone(Seoul.ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(days).toInstant(), events);
    }

    /** @param since the version of an earlier list; if it is null or malformed, the list is complete */
    public DoorList list(PerformanceId id, String since) {
        DoorPerformance performance = find(id);
        Instant from = instant(since);
        List<Ticket> found = from == null ? tickets.all(id) : tickets.changed(id, from.minus(OVERLAP));
        Instant latest = found.stream().map(Ticket::changedAt).reduce(from == null ? Instant.EPOCH : from,
            (one, other) -> one.isAfter(other) ? one : other);
        Map<String, List<Ticket>> byReservation = found.stream()
            .collect(Collectors.groupingBy(Ticket::number, LinkedHashMap::new, Collectors.toList()));
        return new DoorList(performance, version(latest), from == null, policies.get(Policy.DOOR_PAPER_CODES) == 1,
            byReservation.values().stream().map(each -> guest(id, each)).toList());
    }

    public DoorCounts counts(PerformanceId id) {
        find(id);
        return rows.counts(id);
    }

    private DoorPerformance find(PerformanceId id) {
        return rows.find(id).orElseThrow(PerformanceId::unknown);
    }

    private static Guest guest(PerformanceId performance, List<Ticket> tickets) {
        Ticket one = tickets.get(0);
        // A reservation may be confirmed between the two statements. It has no secret then, and is sent again with the next list.
        String key = one.cancelled() || one.secret() == null ? null : EntryKey.of(one.secret(), performance).encoded();
        return new Guest(one.number(), MaskedName.of(one.buyer()), one.cancelled(), key,
            tickets.stream().map(each -> new DoorList.Ticket(each.name(), each.label(), each.grade(),
                one.cancelled() ? null : each.admission())).toList());
    }

    /** The time of the latest change, in microseconds since 1970. */
    private static String version(Instant latest) {
        return String.valueOf(latest.getEpochSecond() * MICROS + latest.getNano() / NANOS);
    }

    private static Instant instant(String version) {
        if (version == null || !version.matches("[0-9]{1,17}")) {
            return null;
        }
        long micros = Long.parseLong(version);
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS);
    }
}
