package io.yemae.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Test data on the platform: users and events, made through the API as an operator would. */
public class Stage {
    public static final String PASSWORD = "Yemae-demo-1!";
    private static final AtomicInteger COUNTER = new AtomicInteger((int) (System.nanoTime() / 1000 % 90_000_000));

    private final Api api;
    private final Sql sql;
    private final Path keys;
    private volatile Administrator administrator;

    /** An access token lasts half an hour, and all tests together may last longer. */
    private record Administrator(Api api, String refreshToken, long since) {

        boolean isStillLoggedIn() {
            return System.nanoTime() - since < TimeUnit.MINUTES.toNanos(20);
        }
    }

    /**
     * @param sql  the database of this API, as its owner
     * @param keys the folder of the keys with which it signs access tokens
     */
    public Stage(Api api, Sql sql, Path keys) {
        this.api = api;
        this.sql = sql;
        this.keys = keys;
    }

    /** A user who is logged in. */
    public record Buyer(Api api, String id, long number, String email) {

        public Answer hold(Show show, String... seats) {
            return api.post("/api/seats/reserve", Map.of("eventId", show.event(), "seatIds", List.of(seats)));
        }

        public Answer payWithPoints(String reservation) {
            return api.post("/api/payments/points", Map.of("reservationId", reservation));
        }

        public Answer charge(long points) {
            return api.patch("/api/users/" + number + "/points/charge", Map.of("point", points));
        }

        public long balance() {
            return Long.parseLong(api.get("/api/users/" + number + "/points").expect(200).at("/point"));
        }
    }

    /** An event with one performance, and its seats in the order of the map. */
    public record Show(String event, List<String> seats) {
    }

    public Api administrator() {
        Administrator known = administrator;
        if (known == null || !known.isStillLoggedIn()) {
            // Not logged in again: a test may have used up the log-ins of this address.
            Answer login = known == null ? api.post("/api/auth/login", Map.of("email", "admin@yemae.test", "password", PASSWORD))
                : api.post("/api/auth/refresh", Map.of("refreshToken", known.refreshToken()));
            known = new Administrator(api.as(login.expect(200).at("/accessToken")), login.at("/refreshToken"), System.nanoTime());
            administrator = known;
        }
        return known.api();
    }

    /**
     * A user with an access token, who has not registered: the platform hashes one password after another, which takes longer than most
     * tests. The password is {@link #PASSWORD}. There is no log-in that could end.
     */
    public Buyer buyer() {
        return crowd(1).get(0);
    }

    /** A user who has registered, and so is logged in. */
    public Buyer registered() {
        int number = nextNumber();
        String email = "buyer" + number + "@yemae.test";
        Answer registered = api.post("/api/auth/register", Map.of("name", "김예매", "email", email, "password", PASSWORD,
            "phone", "010-%04d-%04d".formatted(number / 10_000, number % 10_000))).expect(201);
        return new Buyer(api.as(registered.at("/accessToken")), registered.at("/user/id"), Long.parseLong(registered.at("/user/number")),
            email);
    }

    /** A user with another role, and an access token for it, as {@link #buyer()}. @param role its wire name */
    public Buyer staff(String role) {
        return people(1, role.toUpperCase(Locale.ROOT)).get(0);
    }

    /** Changes a policy; the server applies it at once. The caller puts it back. */
    public void policy(String name, long value) {
        administrator().patch("/api/admin/policies/" + name, Map.of("value", value)).expect(200);
    }

    /** Switches a feature on or off; the server applies it at once. The caller puts it back. */
    public void feature(String name, boolean isOn) {
        administrator().patch("/api/admin/feature-flags/" + name, Map.of("enabled", isOn)).expect(200);
    }

    public Buyer buyerWithPoints(long points) {
        Buyer buyer = buyer();
        buyer.charge(points).expect(200);
        return buyer;
    }

    /** Many buyers, as {@link #buyer()}. */
    public List<Buyer> crowd(int count) {
        return people(count, "USER");
    }

    private List<Buyer> people(int count, String role) {
        String numbers = IntStream.range(0, count).mapToObj(i -> String.valueOf(nextNumber())).collect(Collectors.joining(","));
        // The platform makes its first key for the first log-in.
        administrator();
        Forger forger = new Forger(keys, "");
        return sql.texts("""
            INSERT INTO users (id, name, email, phone, password_hash, role, created_at, updated_at)
            SELECT uuidv7(), '김예매', 'buyer' || number || '@yemae.test',
                   regexp_replace(lpad(number, 8, '0'), '(....)(....)', '010-\\1-\\2'),
                   (SELECT password_hash FROM users WHERE email = 'admin@yemae.test'), ?, now(), now()
            FROM unnest(string_to_array(?, ',')) number
            RETURNING id || ' ' || users.number || ' ' || email""", role, numbers).stream().map(row -> row.split(" "))
            .map(user -> new Buyer(api.as(forger.tokenOf(user[0], role)), user[0], Long.parseLong(user[1]), user[2])).toList();
    }

    private static int nextNumber() {
        return COUNTER.incrementAndGet() % 100_000_000;
    }

    /** As {@link #crowd(int)}, each with points. */
    public List<Buyer> crowd(int count, long points) {
        List<Buyer> buyers = crowd(count);
        People.charge(sql, buyers.stream().map(Buyer::id).toList(), points);
        return buyers;
    }

    /** On sale now, 70,000 won a seat, in a week; in rows of at most 100. */
    public Show show(int seats) {
        return show(seats, Map.of());
    }

    /** @param changes fields of the request to replace */
    public Show show(int seats, Map<String, Object> changes) {
        return show(createEvent(seats, changes).expect(201).at("/id"));
    }

    /** An event without seats. */
    public String generalAdmission(int quantity) {
        Map<String, Object> changes = new HashMap<>();
        changes.put("seatLayoutId", null);
        changes.put("grades", List.of(Map.of("name", "자유석", "price", 30_000, "quantity", quantity)));
        return createEvent(1, changes).expect(201).at("/id");
    }

    public Answer createEvent(int seats, Map<String, Object> changes) {
        int number = COUNTER.incrementAndGet();
        Map<String, Object> event = eventRequest(number, venue(number), layout(number, seats));
        event.putAll(changes);
        return administrator().post("/api/admin/events", event);
    }

    /** The id of the first performance of an event. */
    public String performance(String event) {
        return api.get("/api/performances/" + event + "/dates").expect(200).at("/dates/0/performanceId");
    }

    /** A request that creates an event in an existing venue with an existing layout. */
    public Map<String, Object> eventRequest(int number, String venue, String layout) {
        Instant now = Instant.now();
        Instant start = now.plus(Duration.ofDays(7));
        Map<String, Object> event = new HashMap<>();
        event.put("title", "공연 " + number);
        event.put("description", "");
        event.put("category", "콘서트");
        event.put("venueId", venue);
        event.put("runningMinutes", 60);
        event.put("saleStart", now.minusSeconds(3600).toString());
        event.put("saleEnd", now.plus(Duration.ofDays(6)).toString());
        event.put("seatLayoutId", layout);
        event.put("grades", List.of());
        event.put("performances", List.of(Map.of("startsAt", start.toString(), "endsAt", start.plusSeconds(3600).toString())));
        return event;
    }

    public String venue(int number) {
        return administrator().post("/api/admin/venues", Map.of("name", "홀 " + number, "address", "서울시 종로구")).expect(201).at("/id");
    }

    public String layout(int number, int seats) {
        int rows = Math.max(1, (seats + 99) / 100);
        return administrator().post("/api/admin/layouts", Map.of("name", "배치 " + number, "description", "", "sections",
            List.of(Map.of("name", "A", "rows", rows, "seatsPerRow", seats / rows, "startRow", 1, "price", 70_000)))).expect(201).at("/id");
    }

    /** An event that exists. */
    public Show show(String event) {
        List<String> seats = new ArrayList<>();
        for (JsonNode seat : api.get("/api/seats/events/" + event).expect(200).json().get("seats")) {
            seats.add(seat.get("id").asText());
        }
        return new Show(event, seats);
    }
}
