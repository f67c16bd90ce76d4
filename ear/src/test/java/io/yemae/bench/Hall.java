package io.yemae.bench;

import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An event on sale for which nobody has to wait.
 *
 * @param performances their ids
 * @param seats        the ids of the seats, those of one performance together, in random order within it
 */
record Hall(String event, List<String> performances, List<String> seats) {
    private static final int MOST_PERFORMANCES = 100;
    private static final Map<String, Integer> NOBODY_WAITS = Map.of("threshold", 1_000_000, "rate", 100_000);

    /** @param seats of each performance */
    static Hall of(Stage stage, Sql sql, int performances, int seats) {
        Instant first = Instant.now().plus(Duration.ofDays(7));
        List<Map<String, String>> times = IntStream.range(0, Math.min(MOST_PERFORMANCES, performances))
            .mapToObj(i -> first.plus(Duration.ofHours(2L * i)))
            .map(start -> Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString()))
            .toList();
        String event = stage.createEvent(seats, Map.of("performances", times, "maxSeatsPerUser", 10, "holdMinutes", 60)).expect(201)
            .at("/id");
        stage.administrator().patch("/api/admin/queue/" + event, NOBODY_WAITS).expect(200);
        List<String> ids = sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid ORDER BY starts_at", event);
        List<String> all = new ArrayList<>();
        for (String performance : ids) {
            List<String> own = sql.texts("SELECT id FROM seats WHERE performance_id = ?::uuid ORDER BY ordinal", performance);
            Collections.shuffle(own, new Random(1));
            all.addAll(own);
        }
        return new Hall(event, ids, all);
    }

    /** The seats with this number, of this many; null if there are no more. All of them are of one performance. */
    List<String> together(int number, int seatsOfEach) {
        int perPerformance = seats.size() / performances.size() / seatsOfEach;
        int performance = number / perPerformance;
        if (performance >= performances.size()) {
            return null;
        }
        int from = performance * (seats.size() / performances.size()) + number % perPerformance * seatsOfEach;
        return seats.subList(from, from + seatsOfEach);
    }

    String seatMap() {
        return "/api/seats/events/" + event;
    }

    /** How many of its seats belong to two live reservations. */
    long seatsClaimedTwice(Sql sql) {
        return sql.number("""
            SELECT count(*)
            FROM (SELECT item.seat_id
                  FROM reservation_items item
                  JOIN reservations reservation ON reservation.id = item.reservation_id
                  WHERE reservation.event_id = ?::uuid
                    AND item.live
                  GROUP BY item.seat_id
                  HAVING count(*) > 1) twice""", event);
    }

    /** Its reservations that hold or have bought seats. */
    long reservations(Sql sql) {
        return sql.number("SELECT count(*) FROM reservations WHERE event_id = ?::uuid AND status IN ('pending', 'confirmed')", event);
    }

    /** How many of its seats are held or sold. */
    long seatsTaken(Sql sql) {
        return sql.number("""
            SELECT count(*)
            FROM seat_states state
            JOIN seats seat ON seat.id = state.seat_id
            JOIN performances performance ON performance.id = seat.performance_id
            WHERE performance.event_id = ?::uuid
              AND state.status <> 'available'""", event);
    }
}
