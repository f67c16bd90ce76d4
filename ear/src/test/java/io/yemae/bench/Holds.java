package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.BareClient;
import io.yemae.bench.load.Load;
import io.yemae.bench.load.OpenLoad;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report;
import io.yemae.bench.result.Report.Scenario;
import io.yemae.bench.result.Rounds;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds over HTTP (rows 5, 6 and 9) beside the same statement in a JDBC loop with one hold a commit, and on large and small performances.
 */
final class Holds {
    private static final int SMALL = 1_000;
    private static final int LARGE = 60_000;
    private static final int HOT_SEATS = 2_000;
    private static final int HOT_BUYERS = 200;
    private static final double ZIPF = 1.2;
    /** The status of this endpoint for a seat that is taken (requirement 2). */
    static final int REFUSED = 400;

    /** Of the last measurement: holds over HTTP a second, of distinct seats. */
    private static double peak;

    /** Holds over HTTP a second, of distinct seats. Measured first, because other scenarios are relative to it. */
    static double peak() {
        return peak;
    }

    void measure() {
        Bench.buyers();
        Rounds rounds = new Rounds()
            .with("bare", new Selling(SMALL, 1, null))
            .with("hold", new Selling(SMALL, 1, Bench.busy()))
            .withHalf("hold of 60,000", new Selling(LARGE, 1, Bench.busy()))
            .with("bare, 4 seats", new Selling(SMALL, 4, null))
            .with("hold, 4 seats", new Selling(SMALL, 4, Bench.busy()))
            .with("hot seats", (time, expected) -> rush())
            .run(Bench.ROUNDS, Bench.SLICE);
        peak = rounds.median("hold");

        Report report = Bench.REPORT;
        String bare = "the statement in a JDBC loop";
        report.add(new Scenario("5", "hold, distinct seats", bare, 1.0, 2.0), rounds, "hold", "bare", "");
        report.add(new Scenario("6", "hold, 4 seats together", bare, 0.8, 1.2), rounds, "hold, 4 seats", "bare, 4 seats", "");
        report.add(new Scenario("9", "200 buyers on 2,000 hot seats (Zipf 1.2), all answers", "5", 0.8, 2), rounds, "hot seats", "hold",
            "");
        report.add(new Scenario("60,000", "hold on a performance of 60,000 seats", "1,000 seats", 0.9, 0.9), rounds, "hold of 60,000",
            "hold", "");
        latency(peak / 2);
    }

    private static void latency(double perSecond) {
        int count = (int) (perSecond * Bench.SLICE.toMillis() / 1000);
        Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1 + count / SMALL, SMALL);
        OpenLoad.Outcome outcome = new OpenLoad(Platform.http(), 4 * Bench.BUSY).run(perSecond, count,
            number -> request(hall, hall.together(number, 1), Bench.buyers().take()), Load.Observer.NOBODY);
        assertHeld(hall, outcome.statuses().getOrDefault(201, 0), 1);
        Bench.REPORT.latency("hold at half of the rate of 5", perSecond, outcome, "", true);
    }

    static byte[] request(Hall hall, List<String> seats, int buyer) {
        return request(hall, seats, Bench.buyers().header(buyer));
    }

    /** @param seats null for no request */
    static byte[] request(Hall hall, List<String> seats, String header) {
        return seats == null ? null : Requests.post("/api/seats/reserve", header, "{\"eventId\":\"" + hall.event() + "\",\"seatIds\":["
            + seats.stream().map(seat -> '"' + seat + '"').collect(Collectors.joining(",")) + "]}");
    }

    /** Asserts that each acknowledged hold is in the database and no seat belongs to two. */
    static void assertHeld(Hall hall, long holds, int seatsOfEach) {
        assertHeld(Bench.SQL, hall, holds, seatsOfEach);
    }

    static void assertHeld(Sql sql, Hall hall, long holds, int seatsOfEach) {
        assertThat(hall.reservations(sql)).as("reservations in the database").isEqualTo(holds);
        assertThat(hall.seatsTaken(sql)).as("seats that are taken").isEqualTo(holds * seatsOfEach);
        assertThat(hall.seatsClaimedTwice(sql)).as("seats of two reservations").isZero();
    }

    /** 200 buyers who want the same few seats most. */
    private static Rounds.Slice rush() {
        Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, HOT_SEATS);
        Bench.API.get(hall.seatMap()).expect(200);
        int[] buyers = IntStream.range(0, HOT_BUYERS).map(i -> Bench.buyers().take()).toArray();
        double[] shares = shares();
        return new Rounds.Slice() {
            @Override
            public Answers run(Duration slice) {
                return new Load(Platform.http(), HOT_BUYERS).run(slice, number -> {
                    int found = Arrays.binarySearch(shares, ThreadLocalRandom.current().nextDouble());
                    int seat = Math.min(HOT_SEATS - 1, found < 0 ? -found - 1 : found);
                    return request(hall, hall.seats().subList(seat, seat + 1), buyers[number % HOT_BUYERS]);
                }).allOf(201, REFUSED, 503);
            }

            @Override
            public void verify(Answers answers) {
                assertHeld(hall, answers.count(201), 1);
            }
        };
    }

    /** For each seat, how likely it or one before it is wanted. */
    private static double[] shares() {
        double[] shares = new double[HOT_SEATS];
        double sum = 0;
        for (int i = 0; i < HOT_SEATS; i++) {
            sum += 1 / Math.pow(i + 1, ZIPF);
            shares[i] = sum;
        }
        for (int i = 0; i < HOT_SEATS; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** Distinct seats, one hold after the other, of halls that are made as needed. */
    static final class Selling implements Rounds.Side {
        private static final double FIRST_GUESS = 600;
        private static final double MORE = 1.4;
        private static final int MOST_SEATS = 60_000;

        private final int seatsOfEachPerformance;
        private final int together;
        /** Null for a JDBC loop. */
        private final Load client;
        private Hall hall;
        private int tried;
        private int held;

        Selling(int seatsOfEachPerformance, int together, Load client) {
            this.seatsOfEachPerformance = seatsOfEachPerformance;
            this.together = together;
            this.client = client;
        }

        @Override
        public Rounds.Slice prepare(Duration time, double expected) {
            long wanted = (long) ((expected == 0 ? FIRST_GUESS : expected) * MORE * time.toMillis() / 1000);
            if (hall == null || hall.seats().size() / together - tried < wanted) {
                long performances = Math.min(MOST_SEATS, wanted * together) / seatsOfEachPerformance + 1;
                hall = Hall.of(Bench.STAGE, Bench.SQL, (int) performances, seatsOfEachPerformance);
                tried = 0;
                held = 0;
            }
            if (client != null) {
                hall.performances().forEach(each -> Bench.API.get("/api/performances/dates/" + each + "/seats").expect(200));
            }
            int first = tried;
            return new Rounds.Slice() {
                @Override
                public Answers run(Duration slice) {
                    return client != null
                        ? client.run(slice, number -> next(first + number)).served(201)
                        : new BareClient(Bench.POOL).run(slice, connection -> bare(connection, first)).allOf(201);
                }

                @Override
                public void verify(Answers answers) {
                    held += answers.count(201);
                    assertHeld(hall, held, together);
                }
            };
        }

        private byte[] next(int number) {
            List<String> seats = hall.together(number, together);
            count(number, seats);
            return request(hall, seats, Bench.buyers().take());
        }

        private BareClient.Step bare(java.sql.Connection connection, int first) throws SQLException {
            HoldStatement statement = new HoldStatement(connection);
            return number -> {
                List<String> seats = hall.together(first + number, together);
                count(first + number, seats);
                if (seats == null) {
                    return null;
                }
                return statement.hold(Map.of(Bench.buyers().id(Bench.buyers().take()), seats), hall) == together ? 201 : 409;
            };
        }

        private synchronized void count(int number, List<String> seats) {
            if (seats != null) {
                tried = Math.max(tried, number + 1);
            }
        }
    }
}
