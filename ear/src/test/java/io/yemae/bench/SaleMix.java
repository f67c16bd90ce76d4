package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Connection;
import io.yemae.bench.load.Requests;
import io.yemae.it.kit.servers.OwnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What buyers ask for during a sale. Of three requests, one holds a seat that nobody wanted yet, one pays an earlier hold or cancels it,
 * and one reads an event or a seat map.
 */
final class SaleMix {
    private static final int BUYERS = 50_000;
    private static final int KINDS = 3;
    private static final int SEATS = 1_000;
    /** Holds a second while the rate is not known yet. */
    private static final int FIRST_GUESS = 600;
    private static final double RESERVE = 1.3;
    private static final int SERVER_ERROR = 500;
    private static final Pattern RESERVATION = Pattern.compile("\"reservation\":\\{[^}]*?\"id\":\"([0-9a-f-]{36})\"");

    private final OwnPlatform platform;
    private final Buyers buyers;
    private final Queue<Held> held = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Asked> asked = new ConcurrentHashMap<>();
    private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> paid = new ConcurrentLinkedQueue<>();
    private final AtomicInteger seat = new AtomicInteger();
    private Hall hall;

    /** A hold that is neither paid nor cancelled. */
    private record Held(String reservation, int buyer) {
    }

    /** A request whose answer matters. The reservation of a hold is null. */
    private record Asked(boolean isPayment, String reservation, int buyer) {
    }

    /** @param status 0 if there was no answer */
    record Failed(Instant at, int status, String kind) {
    }

    SaleMix(OwnPlatform platform) {
        this.platform = platform;
        this.buyers = Buyers.of(platform.sql(), platform.keys(), BUYERS);
    }

    /** Makes enough seats for a closed loop of unknown rate. */
    void prepare(Duration time) {
        prepare(KINDS * FIRST_GUESS, time);
    }

    /** Makes enough seats for that many requests of all kinds. Not while there is load. */
    void prepare(double perSecond, Duration time) {
        int wanted = (int) (RESERVE * perSecond * time.toSeconds() / KINDS);
        if (hall == null || hall.seats().size() - seat.get() < wanted) {
            hall = Hall.of(platform.stage(), platform.sql(), 1 + wanted / SEATS, SEATS);
            seat.set(0);
        }
    }

    byte[] next(int number) {
        return switch (number % KINDS) {
            case 0 -> hold(number);
            case 1 -> end(number);
            default -> read(number);
        };
    }

    private byte[] hold(int number) {
        List<String> seats = hall.together(seat.getAndIncrement(), 1);
        if (seats == null) {
            return read(number);
        }
        int buyer = buyers.take();
        asked.put(number, new Asked(false, null, buyer));
        return Holds.request(hall, seats, buyers.header(buyer));
    }

    private byte[] end(int number) {
        Held oldest = held.poll();
        if (oldest == null) {
            return read(number);
        }
        boolean pays = number % 2 == 0;
        asked.put(number, new Asked(pays, oldest.reservation(), oldest.buyer()));
        String header = buyers.header(oldest.buyer());
        return pays ? Requests.post("/api/payments/points", header, "{\"reservationId\":\"" + oldest.reservation() + "\"}")
            : Requests.post("/api/reservations/" + oldest.reservation() + "/cancel", header, "");
    }

    private byte[] read(int number) {
        return Requests.get(number % 2 == 0 ? "/api/events/" + hall.event() : hall.seatMap(), "Accept-Encoding: gzip");
    }

    void answered(int number, int status, Connection connection) {
        Asked request = asked.remove(number);
        if (status == 0 || status >= SERVER_ERROR) {
            failed.add(new Failed(Instant.now(), status, request == null ? "read" : request.reservation() == null ? "hold" : "end"));
        } else if (request != null && request.reservation() == null) {
            assertThat(status).as(connection.shortBody()).isEqualTo(201);
            Matcher reservation = RESERVATION.matcher(connection.shortBody());
            assertThat(reservation.find()).as(connection.shortBody()).isTrue();
            held.add(new Held(reservation.group(1), request.buyer()));
        } else if (request != null) {
            assertThat(status).as(connection.shortBody()).isEqualTo(200);
            if (request.isPayment()) {
                paid.add(request.reservation());
            }
        }
    }

    /** What has failed after a moment since the last call. */
    List<Failed> failedAfter(Instant moment) {
        List<Failed> since = new ArrayList<>(failed);
        failed.removeAll(since);
        return since.stream().filter(each -> each.at().isAfter(moment)).toList();
    }

    /** Asserts that each acknowledged payment is in the database. */
    void assertBooked() {
        assertThat(platform.sql().texts("SELECT id FROM reservations WHERE status = 'confirmed'")).containsAll(paid);
    }
}
