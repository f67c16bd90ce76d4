package io.yemae.catalog.rest;

import io.yemae.catalog.EventProgram;
import io.yemae.catalog.PerformanceView;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatMap;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A response about events with all that it depends on. It is correct as long as the catalogue has the same version, the time has not come
 * and the seats are the same.
 *
 * @param event        null if it depends on all events
 * @param version      of the catalogue, from before the data were read
 * @param until        exclusive
 * @param performances whose seats are counted in it
 * @param seats        the version of the seat map of each of them. The maps themselves would keep much memory occupied
 * @param writing      writes the body for other seats
 * @param viewed       whether a request for it counts as a view of the event
 */
record EventPage(
    EventId event,
    long version,
    Instant until,
    List<PerformanceId> performances,
    List<String> seats,
    Function<List<SeatMap>, byte[]> writing,
    boolean viewed,
    PreparedResponse response) {

    /** What an event's program and each of its performances take in memory, without texts, in bytes. */
    private static final long PROGRAM = 2_000;
    private static final long PERFORMANCE = 200;

    /**
     * How a response about one event is made.
     *
     * @param counted the performances whose seats are counted in it
     * @param body    the body, from the program and the seat maps of these performances in their order
     * @param viewed  whether a request for it counts as a view of the event
     */
    record Recipe(Function<EventProgram, List<PerformanceView>> counted, BiFunction<EventProgram, List<SeatMap>, Object> body,
                  boolean viewed) {

        static Recipe of(Function<EventProgram, List<PerformanceView>> counted, BiFunction<EventProgram, List<SeatMap>, Object> body) {
            return new Recipe(counted, body, false);
        }

        Recipe asView() {
            return new Recipe(counted, body, true);
        }
    }

    static EventPage of(EventId event, long version, Instant until, List<PerformanceId> performances, List<SeatMap> maps,
                        Function<List<SeatMap>, byte[]> writing, boolean viewed) {
        return new EventPage(event, version, until, performances, versions(maps), writing, viewed,
            PreparedResponse.of(writing.apply(maps)));
    }

    boolean has(List<SeatMap> maps) {
        return seats.equals(versions(maps));
    }

    /** The same page with other seats. */
    EventPage with(List<SeatMap> maps) {
        return of(event, version, until, performances, maps, writing, viewed);
    }

    /** Whether an I/O thread may write it again. */
    boolean isLight() {
        return response.plain().length <= PreparedResponse.LIGHT;
    }

    /** About what it takes in memory, with its compressed form and its data, in bytes. */
    long weight() {
        return PROGRAM + PERFORMANCE * performances.size() + response.plain().length * 3L / 2;
    }

    private static List<String> versions(List<SeatMap> maps) {
        return maps.stream().map(SeatMap::version).toList();
    }
}
