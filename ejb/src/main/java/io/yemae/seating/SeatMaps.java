package io.yemae.seating;

import io.yemae.catalog.GradeView;
import io.yemae.layouts.LayoutSection;
import io.yemae.seating.domain.EventSchedule;
import io.yemae.seating.domain.LiveSeats;
import io.yemae.seating.domain.SeatDrawing;
import io.yemae.seating.persistence.EventSchedules;
import io.yemae.seating.persistence.LiveMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seat maps (requirement 1, 3.1; requirement 2, "Seats"), from memory once this node has loaded the performance. */
@Stateless
// Reads from memory, which needs no transaction. Loading reads single statements.
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SeatMaps {

    @Inject
    LiveMaps maps;

    @Inject
    EventSchedules schedules;

    @Inject
    Clock clock;

    /**
     * @param performance null for the next performance on sale
     * @throws Problem not found {@code EVENT_NOT_FOUND}, {@code PERFORMANCE_NOT_FOUND} or {@code NO_SEAT_SELECTION}
     */
    public SeatMapView seatMap(EventId event, PerformanceId performance) {
        EventSchedule schedule = schedules.find(event)
            // The sentence is the one of requirement 2.
            .orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "Event not found"));
        if (schedule.event().seatLayoutId() == null) {
            throw Problem.notFound("NO_SEAT_SELECTION", "This event does not have seat selection");
        }
        PerformanceId shown = performance == null ? schedule.next(clock.instant()).orElseThrow(PerformanceId::unknown) : performance;
        if (!schedule.has(shown)) {
            throw PerformanceId.unknown();
        }
        return new SeatMapView(schedule.event(), schedule.sections(), map(shown));
    }

    /** @throws Problem not found {@code PERFORMANCE_NOT_FOUND} */
    public SeatMap map(PerformanceId performance) {
        return live(performance).map();
    }

    /** The sections of an event at its prices; empty if it has only general admission. */
    public List<LayoutSection> sections(EventId event) {
        return schedules.find(event).map(EventSchedule::sections).orElse(List.of());
    }

    /** Where the seats of a plan are. */
    public SeatChart chart(SeatPlan plan) {
        return SeatDrawing.of(plan, schedules.find(plan.event()).map(EventSchedule::geometry).orElse(null));
    }

    /**
     * The ids of seats that a client names by their indexes.
     *
     * @param planVersion the version of the plan that the indexes belong to; what follows after a hyphen does not concern the seats
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND}, conflict {@code PLAN_CHANGED} if the plan is outdated, invalid if an index
     *     is not that of a seat with a position
     */
    public List<SeatId> seats(PerformanceId performance, String planVersion, List<Integer> indexes) {
        SeatPlan present = map(performance).plan();
        if (!planVersion.equals(present.version()) && !planVersion.startsWith(present.version() + '-')) {
            throw Problem.conflict("PLAN_CHANGED", "좌석 배치가 바뀌었습니다. 좌석도를 다시 불러와 주세요.");
        }
        if (indexes.stream().anyMatch(index -> index < 0 || index >= present.placed())) {
            throw Problem.invalidField("seats", "좌석도에 없는 좌석입니다.");
        }
        return indexes.stream().map(index -> new SeatId(present.id(index))).toList();
    }

    /**
     * Free seats for a buyer whose seats are taken: as many, of the same grades and near them, and adjacent if the others are in one row.
     * They are not held. Empty if this node has not cached the performance.
     *
     * @param performance null if it is not known
     */
    public Alternatives alternatives(PerformanceId performance, List<SeatId> seats) {
        return Optional.ofNullable(performance).flatMap(maps::known)
            .map(live -> alternatives(live, live.map(), seats))
            .orElse(Alternatives.NONE);
    }

    private static Alternatives alternatives(LiveSeats live, SeatMap map, List<SeatId> seats) {
        SeatPlan plan = map.plan();
        List<Integer> asked = indexes(plan, seats);
        if (asked.isEmpty() || asked.size() < seats.size()) {
            return Alternatives.NONE;
        }
        List<Integer> taken = asked.stream()
            .filter(seat -> map.status(seat) != SeatStatus.AVAILABLE || live.isTaken(seat))
            .sorted()
            .toList();
        // If this node does not know yet which seats are taken, any of them may be.
        IntPredicate excluded = seat -> live.isTaken(seat) || taken.isEmpty() && asked.contains(seat);
        return new Alternatives(taken, live.suggest(map, asked, excluded).stream()
            .map(seat -> new Alternatives.Seat(seat, plan.id(seat), plan.label(seat)))
            .toList());
    }

    /**
     * The changes since a version of the map.
     *
     * @return empty if this node does not know the version: then the client needs the full map
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND}
     */
    public Optional<SeatMap.Delta> since(PerformanceId performance, String version) {
        return live(performance).since(version);
    }

    /** The seat counts of an event by grade, over all upcoming performances, without grades that have no seats. */
    public Map<UUID, GradeCount> counts(EventId event) {
        return schedules.find(event).stream()
            .flatMap(schedule -> schedule.current(clock.instant()).stream())
            .flatMap(performance -> counts(performance).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, GradeCount::plus));
    }

    /** The seat counts of an event over all upcoming performances. */
    public SeatTally tally(EventId event) {
        return schedules.find(event).stream()
            .flatMap(schedule -> schedule.current(clock.instant()).stream())
            .map(performance -> map(performance).tally())
            .reduce(SeatTally.NONE, SeatTally::plus);
    }

    /** The free seats by event, over the performances that are cached on this node. */
    public Map<EventId, Long> knownFreeSeats() {
        return maps.shown().collect(Collectors.groupingBy(map -> map.plan().event(), Collectors.summingLong(map -> map.tally().free())));
    }

    /** The seat counts of a performance by grade, without grades that have no seats. */
    public Map<UUID, GradeCount> counts(PerformanceId performance) {
        return GradeCount.byGrade(List.of(map(performance)));
    }

    /**
     * Which of the seats are taken, according to the cache of this node. The result is only meaningful if the performance is on sale,
     * cached and has all the seats; otherwise it is empty, and the database decides.
     *
     * @param performance null if the seats alone determine the performance
     * @return labels, or the grade for general admission, in the order of the seats
     */
    public List<String> taken(EventId event, PerformanceId performance, List<SeatId> seats) {
        return schedules.find(event).stream()
            .flatMap(schedule -> schedule.performances().stream()
                .filter(each -> performance == null || performance.equals(each.id()))
                .filter(each -> schedule.isOnSale(each.id(), clock.instant())))
            .flatMap(each -> maps.known(each.id()).stream())
            .filter(live -> indexes(live.map().plan(), seats).size() == seats.size())
            .findFirst()
            .map(live -> taken(live, seats))
            .orElse(List.of());
    }

    /**
     * Chooses the best free seats of a grade: together if possible, near the front and the centre; for general admission any. They are not
     * offered to anybody else on this node for two seconds.
     *
     * @param grade its id or its name
     * @param own   the seats of the buyer's hold: they count as free, and units of general admission stay
     * @return empty if there are not enough
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}
     */
    public List<SeatId> offer(PerformanceId performance, String grade, int quantity, List<SeatId> own) {
        LiveSeats live = live(performance);
        SeatPlan plan = live.map().plan();
        int wanted = IntStream.range(0, plan.grades().size())
            .filter(each -> plan.grades().get(each).isCalled(grade))
            .findFirst()
            .orElseThrow(GradeView::unknown);
        return live.offer(wanted, quantity, new HashSet<>(indexes(plan, own))).stream().map(seat -> new SeatId(plan.id(seat))).toList();
    }

    /** Seats that a reservation has just taken. This node refuses them from now on, before its map shows it. */
    public void taken(PerformanceId performance, ReservationId reservation, List<SeatId> seats) {
        maps.known(performance).ifPresent(live -> live.taken(indexes(live.map().plan(), seats), reservation.value()));
    }

    /** Ends the exclusion of offered seats that were not taken, so that others can have them at once. */
    public void withdraw(PerformanceId performance, List<SeatId> seats) {
        maps.known(performance).ifPresent(live -> live.withdraw(indexes(live.map().plan(), seats)));
    }

    /**
     * The default performance of a request that names none.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}
     */
    public PerformanceId next(EventId event) {
        return schedules.find(event)
            .orElseThrow(EventId::unknown)
            .next(clock.instant())
            .orElseThrow(PerformanceId::unknown);
    }

    /** Without seats that the plan does not have. */
    private static List<Integer> indexes(SeatPlan plan, List<SeatId> seats) {
        return seats.stream().map(seat -> plan.indexOf(seat.value())).filter(seat -> seat >= 0).toList();
    }

    private LiveSeats live(PerformanceId performance) {
        return maps.find(performance).orElseThrow(PerformanceId::unknown);
    }

    private static List<String> taken(LiveSeats live, List<SeatId> seats) {
        SeatPlan plan = live.map().plan();
        return indexes(plan, seats).stream()
            .filter(live::isTaken)
            .sorted()
            .map(seat -> plan.isPlaced(seat) ? plan.label(seat) : plan.grade(seat).name())
            .toList();
    }
}
