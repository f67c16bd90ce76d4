package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The admission rate adapts to the response time of holds. */
class QueuePaceIT extends YemaeIT {
    private static final long RATE = 100;
    private static final int WAITING = 300;
    private static final int SLOW_HOLDS = 6;
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Test
    void aTurnAdmitsTheRateTimesThePace() {
        Lobby lobby = Lobby.of(10);
        lobby.change(Map.of("rate", 40)).expect(200);

        turn(lobby, 50, 25);

        assertThat(sql.number("SELECT count(*) FROM queue_tickets WHERE event_id = ?::uuid AND status = 'ADMITTED'", lobby.event()))
            .isEqualTo(10);
    }

    @Test
    void slowHoldsReduceTheAdmissionRateTemporarily() throws SQLException {
        Lobby lobby = new Lobby(api, stage, stage.show(3 * SLOW_HOLDS, Map.of("maxSeatsPerUser", 2)));
        lobby.change(Map.of("rate", RATE)).expect(200);
        List<Buyer> inside = stage.crowd(SLOW_HOLDS);
        inside.forEach(lobby::check);
        lobby.say("pause");
        turn(lobby, WAITING, 100);

        holdSlowly(lobby, inside, 0);
        holdSlowly(lobby, inside, SLOW_HOLDS);
        lobby.say("resume");

        await().atMost(AT_MOST).until(() -> admittedEachSecond(lobby).stream().mapToLong(Long::longValue).sum() == WAITING);
        List<Long> seconds = admittedEachSecond(lobby);
        assertThat(seconds.get(0)).isPositive().isLessThan(RATE);
        assertThat(Collections.max(seconds)).as("of %s", seconds).isGreaterThan(seconds.get(0));
    }

    /** One hold each, which waits for more than half a second: some in the batch that waits for the lock, the others for that batch. */
    private static void holdSlowly(Lobby lobby, List<Buyer> buyers, int firstSeat) throws SQLException {
        try (Connection locking = sql.connect(); Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("LOCK TABLE seat_states IN EXCLUSIVE MODE");
            Thread unlocking = new Thread(() -> {
                await().atMost(AT_MOST).until(() -> sql.number("""
                    SELECT count(*)
                    FROM pg_stat_activity
                    WHERE application_name = 'yemae' AND wait_event_type = 'Lock' AND query LIKE '-- Takes seats%'
                        AND clock_timestamp() > query_start + interval '900 milliseconds'""")
                    > 0);
                rollBack(locking);
            });
            unlocking.start();
            Crowd.of(SLOW_HOLDS).run(i -> lobby.hold(buyers.get(i), firstSeat + i).expect(201));
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts only users who had to wait. */
    private static List<Long> admittedEachSecond(Lobby lobby) {
        return sql.texts("""
            SELECT count(*)
            FROM queue_tickets
            WHERE event_id = ?::uuid AND admitted_at IS NOT NULL AND number > ?
            GROUP BY date_trunc('second', admitted_at)
            ORDER BY date_trunc('second', admitted_at)""", lobby.event(), SLOW_HOLDS).stream().map(Long::valueOf).toList();
    }

    /** Users enter through another node. */
    private static void turn(Lobby lobby, int people, int pace) {
        sql.texts("SELECT count(*) FROM queue_turn(?::uuid, 0, 'act', ?::uuid[], '{}', '{}', '{}', '{}', 1000, 1000, ?, 5)",
            lobby.event(), "{" + String.join(",", People.of(sql, people)) + "}", pace);
    }
}
