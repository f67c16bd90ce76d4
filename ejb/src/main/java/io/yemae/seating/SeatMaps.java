package io.yemae.seating;

import io.yemae.seating.domain.LiveSeats;
import io.yemae.seating.domain.Programme;
import io.yemae.seating.persistence.LiveMaps;
import io.yemae.seating.persistence.Programmes;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which seats there are and which are free (requirement 1, 3.1; requirement 2, "Seats"), from memory once a performance is known to this node. */
@Stateless
// Nothing is written, and what is in memory needs no transaction.
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SeatMaps {

    @Inject
    LiveMaps maps;

    @Inject
    Programmes programmes;

    @Inject
    Clock clock;

    /**
     * @param performance null for the next performance on sale
     * @throws Problem not found {@code EVENT_NOT_FOUND}, {@code PERFORMANCE_NOT_FOUND} or {@code NO_SEAT_SELECTION}
     */
    public SeatMapView seatMap(EventId event, PerformanceId performance) {
        Programme programme = programmes.find(event).orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "Event not found"));
        if (programme.event().seatLayoutId() == null) {
            throw Problem.notFound("NO_SEAT_SELECTION", "This event does not have seat selection");
        }
        PerformanceId shown = performance == null ? programme.next(clock.instant()).orElseThrow(SeatMaps::noSuchPerformance) : performance;
        if (!programme.has(shown)) {
            throw noSuchPerformance();
        }
        return new SeatMapView(programme.event(), programme.sections(), map(shown));
    }

    /** @throws Problem not found {@code PERFORMANCE_NOT_FOUND} */
    public SeatMap map(PerformanceId performance) {
        return live(performance).map();
    }

    /** The sections that the seats of an event are arranged in, at the prices of the event; none of general admission. */
    public List<LayoutSection> sections(EventId event) {
        return programmes.find(event).map(Programme::sections).orElse(List.of());
    }

    /**
     * What changed since a version of the map that some node has shown.
     *
     * @return empty when that is not known here: then the whole map is to be shown
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND}
     */
    public Optional<SeatMap.Delta> since(PerformanceId performance, String version) {
        return live(performance).since(version);
    }

    /** What is left of an event by grade, over all performances to come; a grade without a unit is not in it. */
    public Map<UUID, GradeCount> counts(EventId event) {
        return programmes.find(event).stream()
            .flatMap(programme -> programme.current(clock.instant()).stream())
            .flatMap(performance -> counts(performance).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, GradeCount::plus));
    }

    /** How many seats of an event are sold, held and free, over all performances to come. */
    public SeatTally tally(EventId event) {
        return programmes.find(event).stream()
            .flatMap(programme -> programme.current(clock.instant()).stream())
            .map(performance -> map(performance).tally())
            .reduce(SeatTally.NONE, SeatTally::plus);
    }

    /** How many seats are free by event, over the performances that this node happens to know, without reading any. */
    public Map<EventId, Long> knownFreeSeats() {
        return maps.shown().collect(Collectors.groupingBy(map -> map.plan().event(), Collectors.summingLong(map -> map.tally().free())));
    }

    /** What is left of a performance by grade; a grade without a unit is not in it. */
    public Map<UUID, GradeCount> counts(PerformanceId performance) {
        return map(performance).counts().entrySet().stream()
            .filter(each -> each.getValue().total() > 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Which of these seats somebody has, as far as this node knows. It knows nothing unless the performance is on sale, has all these seats and has
     * been looked at: then the database is to be asked.
     *
     * @param performance null when the seats alone tell which one is meant
     * @return labels, or the grade of a unit of general admission, in the order of the seats
     */
    public List<String> taken(EventId event, PerformanceId performance, List<SeatId> seats) {
        return programmes.find(event).stream()
            .flatMap(programme -> programme.performances().stream()
                .filter(each -> performance == null || performance.equals(each.id()))
                .filter(each -> programme.isOnSale(each.id(), clock.instant())))
            .flatMap(each -> maps.known(each.id()).stream())
            .filter(LiveSeats::isUpToDate)
            .map(LiveSeats::map)
            .filter(map -> seats.stream().allMatch(seat -> map.plan().indexOf(seat.value()) >= 0))
            .findFirst()
            .map(map -> taken(map, seats))
            .orElse(List.of());
    }

    /**
     * Chooses seats of a grade: together where possible, near the front and the centre; of general admission any. For a moment they are offered to
     * nobody else on this node.
     *
     * @param grade its id or its name
     * @return empty when there are not so many
     * @throws Problem not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}
     */
    public List<SeatId> offer(PerformanceId performance, String grade, int quantity) {
        LiveSeats live = live(performance);
        SeatPlan plan = live.map().plan();
        int wanted = IntStream.range(0, plan.grades().size())
            .filter(each -> plan.grades().get(each).isCalled(grade))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("GRADE_NOT_FOUND", "등급을 찾을 수 없습니다."));
        return live.offer(wanted, quantity).stream().map(seat -> new SeatId(plan.id(seat))).toList();
    }

    /** The performance that a buyer means who names none. @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND} */
    public PerformanceId next(EventId event) {
        return programmes.find(event)
            .orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다."))
            .next(clock.instant())
            .orElseThrow(SeatMaps::noSuchPerformance);
    }

    private LiveSeats live(PerformanceId performance) {
        return maps.find(performance).orElseThrow(SeatMaps::noSuchPerformance);
    }

    private static List<String> taken(SeatMap map, List<SeatId> seats) {
        return seats.stream()
            .map(seat -> map.plan().indexOf(seat.value()))
            .filter(seat -> map.status(seat) != SeatStatus.AVAILABLE)
            .sorted()
            .map(seat -> map.plan().isPlaced(seat) ? map.plan().label(seat) : map.plan().grade(seat).name())
            .toList();
    }

    private static Problem noSuchPerformance() {
        return Problem.notFound("PERFORMANCE_NOT_FOUND", "공연 회차를 찾을 수 없습니다.");
    }
}
