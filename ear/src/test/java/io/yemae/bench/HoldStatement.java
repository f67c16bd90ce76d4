package io.yemae.bench;

import io.yemae.it.kit.ApplicationSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The application's statement that holds seats, with the text of the application, for a client that is nothing but JDBC. */
final class HoldStatement implements AutoCloseable {
    private static final String SQL = ApplicationSql.read("/io/yemae/holds/persistence/hold.sql");
    private static final int HOLD_MINUTES = 60;

    private final NamedStatement statement;

    HoldStatement(Connection connection) throws SQLException {
        statement = new NamedStatement(connection, SQL);
    }

    /**
     * Holds for several buyers in one statement; one commit, if the connection commits each statement.
     *
     * @param wanted the seats that each user wants
     * @return how many seats were held
     */
    int hold(Map<String, List<String>> wanted, Hall hall) throws SQLException {
        statement.bind(values(wanted, hall));
        int held = 0;
        try (ResultSet rows = statement.query()) {
            while (rows.next()) {
                held++;
            }
        }
        return held;
    }

    private static Map<String, Object> values(Map<String, List<String>> wanted, Hall hall) {
        int requests = wanted.size();
        UUID[] events = new UUID[requests];
        Arrays.fill(events, UUID.fromString(hall.event()));
        List<UUID> seats = new ArrayList<>();
        List<Long> requestOfEach = new ArrayList<>();
        long request = 0;
        for (List<String> together : wanted.values()) {
            together.forEach(seat -> seats.add(UUID.fromString(seat)));
            requestOfEach.addAll(Collections.nCopies(together.size(), ++request));
        }
        UUID[] reservations = Stream.generate(UUID::randomUUID).limit(requests).toArray(UUID[]::new);
        Map<String, Object> values = new HashMap<>();
        values.put("reservations", reservations);
        values.put("numbers", Arrays.stream(reservations).map(UUID::toString).toArray(String[]::new));
        values.put("users", wanted.keySet().stream().map(UUID::fromString).toArray(UUID[]::new));
        values.put("events", events);
        values.put("performances", new UUID[requests]);
        values.put("traces", reservations);
        values.put("counts", wanted.values().stream().map(List::size).toArray(Integer[]::new));
        values.put("seats", seats.toArray(UUID[]::new));
        values.put("requests", requestOfEach.toArray(Long[]::new));
        values.put("fee", 0L);
        values.put("holdMinutes", HOLD_MINUTES);
        values.put("seatsPerUser", 10);
        values.put("holdsPerUser", Bench.HOLDS_PER_USER);
        values.put("mostUnpaid", 1_000);
        values.put("unpaidMinutes", 15);
        return values;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
