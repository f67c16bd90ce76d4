package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.bench.load.Connection;
import io.yemae.bench.load.Requests;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The start of a sale (row 12): 50,000 buyers come within a minute to 10,000 seats, through the waiting room. Each waits for admission,
 * thinks, and holds one to four seats that seem free; three of ten give up after their admission. Ends when every seat is held.
 */
final class OnSale {
    private static final int SEATS = Bench.QUICK ? 1_000 : 10_000;
    private static final int BUYERS = Bench.QUICK ? 5_000 : 50_000;
    private static final Duration ARRIVAL = Duration.ofSeconds(Bench.QUICK ? 6 : 60);
    private static final Duration AT_MOST = Duration.ofMinutes(Bench.QUICK ? 2 : 5);
    private static final int AT_ONCE = 256;
    private static final int THRESHOLD = 1_000;
    private static final int MOST_TOGETHER = 4;
    private static final double GIVE_UP = 0.3;
    private static final int THINKS_MILLIS = 1_000;
    private static final double LONGER = 1.5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
    private final DelayQueue<Buyer> due = new DelayQueue<>();
    /** The seats that nobody is known to have, as buyers see them. */
    private final List<String> free = new ArrayList<>(hall.seats());
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger holds = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong soldOut = new AtomicLong();
    private final AtomicLong firstAdmitted = new AtomicLong();
    private final Random random = new Random(1);

    void measure() {
        Bench.STAGE.administrator().patch("/api/admin/queue/" + hall.event(), Map.of("threshold", THRESHOLD, "rate", THRESHOLD))
            .expect(200);
        Bench.API.get(hall.seatMap()).expect(200);
        int buyers = Math.min(BUYERS, Bench.buyers().count());
        long start = System.nanoTime();
        for (int i = 0; i < buyers; i++) {
            due.add(new Buyer(i, start + ARRIVAL.toNanos() * i / buyers, random));
        }
        long deadline = start + AT_MOST.toNanos();

        Crowd.of(AT_ONCE).run(thread -> work(deadline));

        assertThat(soldOut.get()).as("sold out, of %d seats %d are held", SEATS, held.get()).isPositive();
        assertThat(hall.seatsTaken(Bench.SQL)).as("acknowledged seats that are taken").isEqualTo(held.get());
        assertThat(hall.reservations(Bench.SQL)).as("acknowledged holds in the database").isEqualTo(holds.get());
        assertThat(hall.seatsClaimedTwice(Bench.SQL)).as("seats of two reservations").isZero();
        Bench.STAGE.administrator().raw("POST", "/api/queue/admin/clear/" + hall.event(), null, null).expect(200);
        double seconds = (soldOut.get() - firstAdmitted.get()) / 1e9;
        double limit = LONGER * SEATS / Holds.peak();
        Bench.REPORT.fact("12", Report.text("on sale: %,d seats, %,d buyers within %d s through the waiting room", SEATS, buyers,
            ARRIVAL.toSeconds()), "sold out, no seat twice, no acknowledged seat lost",
            Report.text("sold out %.1f s after the first admission; %,d holds; %,d refusals", seconds, holds.get(), refused.get()),
            Report.text("≤ %.1f s (1.5 × seats ÷ 5)", limit), seconds <= limit);
    }

    private void work(long deadline) {
        try (Connection connection = new Connection(Platform.http())) {
            while (soldOut.get() == 0 && System.nanoTime() < deadline) {
                Buyer buyer = due.poll(20, TimeUnit.MILLISECONDS);
                if (buyer != null) {
                    buyer.act(connection);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any of the seats that seem free. Fewer than wanted near the end, none at the end. */
    private List<String> choose(int wanted) {
        synchronized (free) {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < Math.min(wanted, free.size()); i++) {
                String seat = free.get(random.nextInt(free.size()));
                if (!chosen.contains(seat)) {
                    chosen.add(seat);
                }
            }
            return chosen;
        }
    }

    private void takenNow(List<String> seats) {
        synchronized (free) {
            free.removeAll(seats);
        }
    }

    private enum Step { ARRIVES, WAITS, THINKS }

    /** One buyer: what to do next, and when. */
    private final class Buyer implements Delayed {
        private final int number;
        private final boolean givesUp;
        private final int wants;
        private final int thinksMillis;
        private Step step = Step.ARRIVES;
        private long at;

        Buyer(int number, long at, Random random) {
            this.number = number;
            this.at = at;
            givesUp = random.nextDouble() < GIVE_UP;
            wants = 1 + random.nextInt(MOST_TOGETHER);
            thinksMillis = THINKS_MILLIS / 2 + random.nextInt(THINKS_MILLIS);
        }

        void act(Connection connection) throws IOException {
            switch (step) {
                case ARRIVES -> enter(connection);
                case WAITS -> look(connection);
                case THINKS -> buy(connection);
            }
        }

        private void enter(Connection connection) throws IOException {
            int status = connection.ask(Requests.post("/api/queue/check/" + hall.event(), Bench.buyers().header(number), ""));
            if (isBusy(status, connection)) {
                return;
            }
            assertThat(status).isEqualTo(200);
            if (body(connection).get("queued").asBoolean()) {
                step = Step.WAITS;
                againAfter(connection);
            } else {
                admitted();
            }
        }

        private void look(Connection connection) throws IOException {
            int status = connection.ask(Requests.get("/api/queue/status/" + hall.event(), Bench.buyers().header(number)));
            if (isBusy(status, connection)) {
                return;
            }
            assertThat(status).isEqualTo(200);
            switch (body(connection).get("status").asText()) {
                case "queued" -> againAfter(connection);
                case "active" -> admitted();
                // The place is lost, as for somebody who has looked away too long.
                default -> comeAgain();
            }
        }

        private void admitted() {
            firstAdmitted.compareAndSet(0, System.nanoTime());
            step = Step.THINKS;
            again(thinksMillis);
        }

        private void buy(Connection connection) throws IOException {
            if (givesUp) {
                leave(connection);
                return;
            }
            List<String> seats = choose(wants);
            if (seats.isEmpty()) {
                leave(connection);
                return;
            }
            int status = connection.ask(Holds.request(hall, seats, number));
            if (isBusy(status, connection)) {
                return;
            }
            if (status == 201) {
                takenNow(seats);
                holds.incrementAndGet();
                if (held.addAndGet(seats.size()) == SEATS) {
                    soldOut.compareAndSet(0, System.nanoTime());
                }
                // Pays elsewhere: somebody else may come in.
                leave(connection);
            } else if (status == 403) {
                comeAgain();
            } else {
                assertThat(status).as(connection.shortBody()).isEqualTo(Holds.REFUSED);
                refused.incrementAndGet();
                again(THINKS_MILLIS / 10);
            }
        }

        private void leave(Connection connection) throws IOException {
            int status = connection.ask(Requests.post("/api/queue/leave/" + hall.event(), Bench.buyers().header(number), ""));
            if (!isBusy(status, connection)) {
                assertThat(status).as(connection.shortBody()).isEqualTo(200);
            }
        }

        private void comeAgain() {
            step = Step.ARRIVES;
            again(0);
        }

        /** Tries again when the server says so. */
        private boolean isBusy(int status, Connection connection) {
            if (status != 503 && status != 429) {
                return false;
            }
            againAfter(connection);
            return true;
        }

        private void againAfter(Connection connection) {
            String seconds = connection.header("Retry-After");
            again(seconds == null ? 1_000 : 1_000 * Integer.parseInt(seconds));
        }

        private void again(int millis) {
            at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            due.add(this);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Buyer) other).at);
        }
    }

    private static JsonNode body(Connection connection) {
        try {
            return JSON.readTree(connection.shortBody());
        } catch (JsonProcessingException e) {
            throw new AssertionError(connection.shortBody(), e);
        }
    }
}
