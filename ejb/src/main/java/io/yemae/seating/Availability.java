package io.yemae.seating;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The free seats of performances (requirement 1, section 2; requirement 3, section 1). Held seats are not free. */
@Stateless
public class Availability {

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    /**
     * The performances of an event that start within a range, including cancelled ones.
     *
     * @param from  null for no lower bound
     * @param until exclusive; null for no upper bound
     */
    public List<PerformanceAvailability> of(EventId event, Instant from, Instant until) {
        return counted(catalogue.performances(event, from, until));
    }

    /**
     * The performances of a concert that are not cancelled.
     *
     * @throws Problem not found {@code CONCERT_NOT_FOUND}
     */
    public List<PerformanceAvailability> schedules(long concert) {
        return counted(scheduled(concert));
    }

    /** @throws Problem not found {@code CONCERT_NOT_FOUND} or {@code SCHEDULE_NOT_FOUND} */
    public List<NumberedSeat> seats(long concert, long schedule) {
        PerformanceView performance = scheduled(concert, schedule);
        SeatMap map = seatMaps.map(performance.id());
        return IntStream.range(0, map.plan().size())
            .mapToObj(seat -> new NumberedSeat(map.plan().ordinal(seat), map.plan().grade(seat).price(),
                performance.notBookable() == null && map.status(seat) == SeatStatus.AVAILABLE))
            .toList();
    }

    /**
     * The free seats of a grade over all upcoming performances.
     *
     * @throws Problem not found {@code TICKET_TYPE_NOT_FOUND}
     */
    public GradeCount left(UUID grade) {
        EventId event = catalogue.eventOfGrade(grade)
            .orElseThrow(() -> Problem.notFound("TICKET_TYPE_NOT_FOUND", "티켓 타입을 찾을 수 없습니다."));
        return seatMaps.counts(event).getOrDefault(grade, GradeCount.NONE);
    }

    /**
     * One performance of a concert that is not cancelled.
     *
     * @throws Problem not found {@code CONCERT_NOT_FOUND} or {@code SCHEDULE_NOT_FOUND}
     */
    public PerformanceAvailability schedule(long concert, long schedule) {
        PerformanceView performance = scheduled(concert, schedule);
        return new PerformanceAvailability(performance, seatMaps.counts(performance.id()));
    }

    private PerformanceView scheduled(long concert, long schedule) {
        return scheduled(concert).stream()
            .filter(each -> each.number() == schedule)
            .findFirst()
            .orElseThrow(() -> Problem.notFound("SCHEDULE_NOT_FOUND", "일정을 찾을 수 없습니다."));
    }

    private List<PerformanceView> scheduled(long concert) {
        return catalogue.performances(catalogue.concert(concert).id()).stream()
            .filter(performance -> performance.notBookable() != NotBookable.CANCELLED)
            .toList();
    }

    private List<PerformanceAvailability> counted(List<PerformanceView> performances) {
        return performances.stream().map(each -> new PerformanceAvailability(each, seatMaps.counts(each.id()))).toList();
    }
}
