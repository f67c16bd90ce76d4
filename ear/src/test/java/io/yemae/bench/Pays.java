package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.BareClient;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report.Scenario;
import io.yemae.bench.result.Rounds;
import io.yemae.it.kit.ApplicationSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Payment of holds with points (row 7) beside the statements that it cannot do without, in a JDBC loop with one payment a commit. */
final class Pays {
    private static final String CONFIRM = ApplicationSql.read("/io/yemae/booking/persistence/confirm.sql");
    private static final String USE = ApplicationSql.read("/io/yemae/points/persistence/use.sql");
    private static final String PAY = """
        INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at, approved_at)
        VALUES (?1, ?2, ?3, 'POINTS', ?4, 'DONE', now(), now())
        RETURNING number, approved_at""";
    private static final int SEATS = 1_000;
    private static final int HOLDS_OF_A_STATEMENT = 32;
    private static final double FIRST_GUESS = 300;
    private static final double MORE = 1.3;
    private static final long PRICE = 70_000;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** A hold that waits for its payment. */
    private record Due(String reservation, String user) {

        static Due of(String row) {
            return new Due(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
        }
    }

    void measure() {
        Buyers buyers = Bench.buyers();
        for (int i = 0; i < buyers.count(); i++) {
            numbers.put(buyers.id(i), i);
        }
        Rounds rounds = new Rounds()
            .with("bare", (time, expected) -> paying(time, expected, false))
            .with("pay", (time, expected) -> paying(time, expected, true))
            .run(Bench.ROUNDS, Bench.SLICE);
        Bench.REPORT.add(new Scenario("7", "pay by points", "three statements in a JDBC loop", 0.6, 0.9), rounds, "pay", "bare", "");
    }

    private Rounds.Slice paying(Duration time, double expected, boolean overHttp) {
        int count = (int) ((expected == 0 ? FIRST_GUESS : expected) * MORE * time.toMillis() / 1000);
        Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1 + count / SEATS, SEATS);
        hold(hall, count);
        List<Due> dues = Bench.SQL.texts("SELECT id || ' ' || user_id FROM reservations WHERE event_id = ?::uuid", hall.event()).stream()
            .map(Due::of).toList();
        return new Rounds.Slice() {
            @Override
            public Answers run(Duration slice) {
                return overHttp
                    ? Bench.busy().run(slice, number -> number < dues.size() ? request(dues.get(number)) : null).served(200)
                    : new BareClient(Bench.POOL).run(slice, connection -> bare(connection, dues)).allOf(200);
            }

            @Override
            public void verify(Answers answers) {
                assertThat(Bench.SQL.number("""
                    SELECT count(*)
                    FROM reservations reservation
                    JOIN payments payment ON payment.reservation_id = reservation.id AND payment.status = 'DONE'
                    WHERE reservation.event_id = ?::uuid
                      AND reservation.status = 'confirmed'""", hall.event())).isEqualTo(answers.count());
            }
        };
    }

    /** Fills a hall by the platform's statement. */
    private static void hold(Hall hall, int count) {
        AtomicInteger next = new AtomicInteger();
        new BareClient(Bench.POOL).run(Duration.ofMinutes(2), connection -> {
            HoldStatement statement = new HoldStatement(connection);
            return number -> {
                int holds = next.getAndAdd(HOLDS_OF_A_STATEMENT);
                if (holds >= count) {
                    return null;
                }
                Map<String, List<String>> wanted = new HashMap<>();
                for (int i = holds; i < Math.min(count, holds + HOLDS_OF_A_STATEMENT) && hall.together(i, 1) != null; i++) {
                    wanted.put(Bench.buyers().id(Bench.buyers().take()), hall.together(i, 1));
                }
                return statement.hold(wanted, hall) == wanted.size() ? 201 : 409;
            };
        }).allOf(201);
    }

    private byte[] request(Due due) {
        return Requests.post("/api/payments/points", Bench.buyers().header(numbers.get(due.user())),
            "{\"reservationId\":\"" + due.reservation() + "\"}");
    }

    private static BareClient.Step bare(Connection connection, List<Due> dues) throws SQLException {
        connection.setAutoCommit(false);
        NamedStatement confirm = new NamedStatement(connection, CONFIRM);
        NamedStatement use = new NamedStatement(connection, USE);
        NamedStatement pay = new NamedStatement(connection, PAY);
        return number -> {
            if (number >= dues.size()) {
                return null;
            }
            UUID reservation = UUID.fromString(dues.get(number).reservation());
            UUID user = UUID.fromString(dues.get(number).user());
            UUID payment = UUID.randomUUID();
            confirm.bind(Map.of("reservations", only(reservation), "users", only(user), "notices", only(UUID.randomUUID()),
                "traces", only(UUID.randomUUID()), "method", "POINTS"));
            confirm.execute();
            use.bind(Map.of("entries", only(UUID.randomUUID()), "users", only(user), "amounts", new Long[]{PRICE},
                "payments", only(payment)));
            use.execute();
            pay.bind(Map.of("1", payment, "2", reservation, "3", user, "4", PRICE));
            pay.execute();
            connection.commit();
            return 200;
        };
    }

    private static UUID[] only(UUID id) {
        return new UUID[]{id};
    }
}
