package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Schedule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many buyers come to one event within seconds. Each enters, polls its place until it is admitted, more often the nearer it is, and then
 * leaves or stays until the session expires; some give up earlier. With several servers each buyer enters at one and polls the next.
 */
public final class QueueRush {
    private static final int REQUESTS_AT_ONCE = 128;
    private static final int TOO_MUCH_AT_ONCE = 503;
    private static final Duration ARRIVAL = Duration.ofSeconds(2);
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    /** Expires sessions without waiting for locked rows. */
    public static final String RUN_OUT = """
        UPDATE queue_tickets SET session_until = clock_timestamp()
        WHERE ctid = ANY (ARRAY(SELECT ctid
                                FROM queue_tickets
                                WHERE event_id = ?::uuid AND status = 'ADMITTED' AND session_until > clock_timestamp()
                                ORDER BY random()
                                LIMIT ?
                                FOR UPDATE SKIP LOCKED))""";

    private final List<Api> nodes;
    private final QueueHistory history;
    private final Schedule schedule = new Schedule();
    private final int buyers;
    private final AtomicInteger toEnter;
    private final AtomicInteger toEnd;
    private final AtomicInteger left = new AtomicInteger();
    private final Set<Long> arrivals = ConcurrentHashMap.newKeySet();
    private volatile long turnsWhenAllHadEntered;
    private volatile int requestsWhenAllHadEntered;

    /** @param forger makes the buyers' access tokens */
    public QueueRush(QueueHistory history, List<Api> nodes, Forger forger, List<String> buyers) {
        this.history = history;
        this.nodes = nodes;
        this.buyers = buyers.size();
        toEnter = new AtomicInteger(buyers.size());
        toEnd = new AtomicInteger(buyers.size());
        List<String> tokens = buyers.stream().parallel().map(forger::tokenOf).toList();
        for (int i = 0; i < buyers.size(); i++) {
            new Visit(i, tokens.get(i)).in(ARRIVAL.toMillis() * i / buyers.size());
        }
    }

    /**
     * Runs until no buyer is left.
     *
     * @return the turns of the room per request that turns execute, while buyers entered and others left
     */
    public double run() {
        long turnsBefore = history.turns();
        try (Connection connection = history.sql().connect(); PreparedStatement runOut = connection.prepareStatement(RUN_OUT)) {
            runOut.setString(1, history.event());
            runOut.setInt(2, 15);
            new Clock(runOut).in(0);
            schedule.run(REQUESTS_AT_ONCE, AT_MOST, toEnd::get);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (double) (turnsWhenAllHadEntered - turnsBefore) / requestsWhenAllHadEntered;
    }

    /** Expires some of the admitted sessions again and again. */
    private final class Clock extends Schedule.Step {
        private final PreparedStatement runOut;

        Clock(PreparedStatement runOut) {
            super(schedule);
            this.runOut = runOut;
        }

        @Override
        public void run() {
            try {
                runOut.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            in(50);
        }
    }

    /** One buyer. */
    private final class Visit extends Schedule.Step {
        private final Api here;
        private final Api there;
        private final boolean givesUp;
        private final boolean leaves;
        private boolean entered;
        private long arrival;
        private long position = Long.MAX_VALUE;

        Visit(int number, String token) {
            super(schedule);
            here = nodes.get(number % nodes.size()).as(token);
            there = nodes.get((number + 1) % nodes.size()).as(token);
            givesUp = number % 10 == 7;
            leaves = number % 2 == 0;
        }

        @Override
        public void run() {
            if (entered) {
                look();
            } else {
                enter();
            }
        }

        private void enter() {
            Answer answer = here.raw("POST", "/api/queue/check/" + history.event(), null, null);
            if (answer.status() == TOO_MUCH_AT_ONCE) {
                in(1_000);
                return;
            }
            JsonNode place = answer.expect(200).json();
            entered = true;
            if (toEnter.decrementAndGet() == 0) {
                turnsWhenAllHadEntered = history.turns();
                requestsWhenAllHadEntered = buyers + left.get();
            }
            if (place.get("queued").asBoolean()) {
                arrival = place.get("arrival").asLong();
                assertThat(arrivals.add(arrival)).as("place %d was given once", arrival).isTrue();
            }
            // The other server knows the entry by then.
            in(200);
        }

        private void look() {
            JsonNode place = there.get("/api/queue/status/" + history.event()).expect(200).json();
            switch (place.get("status").asText()) {
                case "queued" -> {
                    see(place);
                    if (givesUp) {
                        leave();
                    } else {
                        in(Math.min(15_000, Math.max(50, 8 * position)));
                    }
                }
                case "active" -> {
                    if (leaves) {
                        leave();
                    } else {
                        in(100);
                    }
                }
                default -> toEnd.decrementAndGet();
            }
        }

        private void see(JsonNode place) {
            assertThat(place.get("arrival").asLong()).as("its own place").isEqualTo(arrival);
            assertThat(place.get("position").asLong()).as("position of %d", arrival).isPositive().isLessThanOrEqualTo(position);
            position = place.get("position").asLong();
        }

        private void leave() {
            Answer answer = here.raw("POST", "/api/queue/leave/" + history.event(), null, null);
            if (answer.status() == TOO_MUCH_AT_ONCE) {
                in(1_000);
                return;
            }
            answer.expect(200);
            left.incrementAndGet();
            toEnd.decrementAndGet();
        }
    }
}
