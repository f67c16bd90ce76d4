package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.People;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * 5,000 buyers and 50 places: many connections, like those of many nodes, run turns in which buyers enter, leave and expire. The results
 * are judged from the history in the database, by queries that are independent of the implementation.
 */
class QueueRaceIT extends YemaeIT {
    private static final int NODES = 12;
    private static final int BUYERS = 5_000;
    private static final int THRESHOLD = 50;
    private static final int GROUP = 10;
    private static final int TURNS_OF_A_NODE = 100;
    /**
     * Ends ten visits, as an administrator's change does: with the room's lock and without a turn. So places are free that no turn has
     * filled yet. Turns that did not wait for each other would all fill them.
     */
    private static final String LEAVE = """
        WITH room AS MATERIALIZED (SELECT event_id FROM queue_rooms WHERE event_id = ?::uuid FOR UPDATE)
        UPDATE queue_tickets SET status = 'LEFT', ended_at = clock_timestamp()
        WHERE ctid = ANY (ARRAY(SELECT ticket.ctid
                                FROM room
                                JOIN queue_tickets ticket ON ticket.event_id = room.event_id
                                WHERE ticket.status = 'ADMITTED'
                                LIMIT 10
                                FOR UPDATE OF ticket SKIP LOCKED))""";
    private static final int TURNS_BETWEEN = 10;
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final String LOCK = "WHERE event_id = of_event FOR UPDATE;";
    private static final String LOCK_UNLESS_TAKEN = "WHERE event_id = of_event FOR UPDATE SKIP LOCKED;";
    private static final String NO_LOCK = "WHERE event_id = of_event;";
    private static final String ADMISSION = "UPDATE queue_tickets ticket\n        SET status = 'ADMITTED',";
    private static final String INSIDE = "(SELECT count(*) FROM queue_tickets ticket WHERE ticket.event_id = room.event_id AND "
        + "ticket.status = 'ADMITTED')";
    /** A turn that pauses between counting the admitted and admitting more, so that concurrent turns overlap there. */
    private static final UnaryOperator<String> SLOW = admit -> replaced(admit, ADMISSION, "PERFORM pg_sleep(0.005); " + ADMISSION);
    /** Neither a turn of the test nor one of the server's timer, which would otherwise block the others for seconds. */
    private static final UnaryOperator<String> WITHOUT_LOCK = turn -> replaced(replaced(turn, LOCK, NO_LOCK), LOCK_UNLESS_TAKEN, NO_LOCK);

    @Test
    void theThresholdHoldsAtEveryInstantAndNobodyIsOvertaken() {
        String event = crowdedRoom();
        List<String> buyers = People.of(sql, BUYERS);

        assertThat(rush(event, buyers, 0, () -> false)).as("turns that had to be repeated").isZero();
        drain(event);

        history(event).assertConsistent(BUYERS, THRESHOLD);
    }

    @Test
    void withoutTheRoomLockTheThresholdIsExceeded() {
        withFunctions(Map.of("queue_admit", SLOW, "queue_turn", WITHOUT_LOCK), history -> {
            rush(history.event(), waitingBuyers(history.event()), BUYERS, () -> history.mostInside() > THRESHOLD);

            assertThat(history.mostInside()).isGreaterThan(THRESHOLD);
        });
    }

    @Test
    void withTheRoomLockSlowTurnsKeepTheThreshold() {
        withFunctions(Map.of("queue_admit", SLOW), history -> {
            assertThat(rush(history.event(), waitingBuyers(history.event()), BUYERS, () -> false)).as("turns that had to be repeated")
                .isZero();

            assertThat(history.mostInside()).isEqualTo(THRESHOLD);
            assertThat(history.overtaken()).isZero();
        });
    }

    @Test
    void withoutCountingAdmittedUsersTheThresholdIsExceeded() {
        withFunctions(Map.of("queue_admit", admit -> replaced(admit, INSIDE, "0")), history -> {
            rush(history.event(), People.of(sql, BUYERS), 0, () -> history.mostInside() > THRESHOLD);

            assertThat(history.mostInside()).isGreaterThan(THRESHOLD);
        });
    }

    @Test
    void aTurnReadsFewTicketsHoweverManyWait() throws SQLException {
        // As when a sale opens: the planner's statistics know earlier events only.
        sql.update("ANALYZE queue_tickets");
        String event = crowdedRoom();
        String again = String.join(",", waitingBuyers(event).subList(0, 11));
        List<Long> read = new ArrayList<>();
        try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 5; i++) {
                // Once a second a turn looks at everybody's heartbeat. These do not, even if the machine is busy.
                statement.execute("UPDATE queue_rooms SET upkept_at = clock_timestamp() WHERE event_id = '" + event + "'");
                long before = ticketsRead(statement);
                // Sessions of no length: each turn ends those that the last has admitted, and admits as many.
                statement.execute("SELECT count(*) FROM queue_turn('" + event
                    + "', 9223372036854775807, 'act', '{" + again + "}', '{}', '{}', '{}', '{}', 1000, 100000, 100, 0)");
                read.add(ticketsRead(statement) - before);
                connection.commit();
            }
        }

        assertThat(history(event).ranOut()).isGreaterThanOrEqualTo(3L * THRESHOLD);
        assertThat(Collections.min(read)).as("tickets that each of %s turns has read", read).isPositive().isLessThan(10L * THRESHOLD);
    }

    @Test
    void enteringAgainOnAnotherNodeKeepsThePlaceAndIsAHeartbeat() throws SQLException {
        Lobby lobby = Lobby.of(10).threshold(1);
        lobby.check(stage.buyer());
        Buyer waiting = stage.buyer();
        lobby.check(waiting);
        sql.update("UPDATE queue_tickets SET seen_at = now() - interval '80 seconds' WHERE event_id = ?::uuid", lobby.event());

        try (Connection otherNode = sql.connect()) {
            turn(otherNode, lobby.event(), new String[] {waiting.id()}, new String[0], new String[0]);
        }

        assertThat(sql.number("""
            SELECT count(*) FROM queue_tickets
            WHERE event_id = ?::uuid AND user_id = ?::uuid AND status = 'WAITING' AND seen_at > now() - interval '30 seconds'""",
            lobby.event(), waiting.id())).isEqualTo(1);
        assertThat(lobby.position(waiting)).isEqualTo(1);
    }

    /** By this transaction, and by earlier ones of the connection that PostgreSQL has not counted elsewhere yet. */
    private static long ticketsRead(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'queue_tickets'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void theDatabaseRefusesForbiddenTransitionsOfATicket() {
        String event = crowdedRoom();
        String buyer = stage.buyer().id();
        turn(event, new String[] {buyer}, new String[0], new String[0]);
        turn(event, new String[0], new String[] {buyer}, new String[0]);

        for (String status : List.of("WAITING", "ADMITTED", "DONE", "EXPIRED")) {
            assertThat(fails(() -> sql.update("UPDATE queue_tickets SET status = '" + status + "' WHERE event_id = ?::uuid", event)))
                .as(status).isTrue();
        }
    }

    /** Changes functions of the turn while a test runs, and restores them. */
    private static void withFunctions(Map<String, UnaryOperator<String>> changes, Consumer<QueueHistory> test) {
        Map<String, String> originals = changes.keySet().stream().collect(Collectors.toMap(Function.identity(),
            function -> sql.texts("SELECT pg_get_functiondef('" + function + "'::regproc)").get(0)));
        String event = crowdedRoom();
        try {
            changes.forEach((function, change) -> sql.update(change.apply(originals.get(function))));
            test.accept(history(event));
        } finally {
            originals.values().forEach(sql::update);
            sql.update("DELETE FROM queue_tickets WHERE event_id = ?::uuid", event);
            sql.update("UPDATE queue_rooms SET busy = false WHERE event_id = ?::uuid", event);
        }
    }

    /**
     * All buyers wait, none is admitted, and the room has just been resumed. No buyer has to enter any more: without the lock, every second
     * turn would fail because two turns assign the same arrival number, and the test examines admission.
     */
    private static List<String> waitingBuyers(String event) {
        List<String> buyers = People.of(sql, BUYERS);
        sql.update("UPDATE queue_rooms SET paused = true WHERE event_id = ?::uuid", event);
        turn(event, buyers.toArray(String[]::new), new String[0], new String[0]);
        sql.update("UPDATE queue_rooms SET paused = false WHERE event_id = ?::uuid", event);
        return buyers;
    }

    private static String replaced(String function, String part, String instead) {
        assertThat(function).containsOnlyOnce(part);
        return function.replace(part, instead);
    }

    /**
     * A turn that fails is repeated.
     *
     * @param present how many of the buyers have entered already
     * @param enough polled: whether the test has seen enough
     * @return how many turns failed
     */
    private static int rush(String event, List<String> buyers, int present, BooleanSupplier enough) {
        AtomicInteger next = new AtomicInteger(present);
        AtomicInteger failed = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        Crowd.of(NODES).run(node -> {
            try (Connection connection = sql.connect()) {
                for (int i = 0; !over.get() && (i < TURNS_OF_A_NODE || next.get() < BUYERS); i++) {
                    int first = i % 2 == 0 ? next.getAndAdd(GROUP) : BUYERS;
                    int here = Math.min(next.get(), BUYERS);
                    String[] entering = first >= BUYERS ? new String[0] : buyers.subList(first, first + GROUP).toArray(String[]::new);
                    String[] leaving = i % 3 == 0 ? some(buyers, here) : new String[0];
                    String[] finished = some(buyers, here);
                    while (!over.get() && !isTaken(connection, event, entering, leaving, finished)) {
                        failed.incrementAndGet();
                        over.compareAndSet(false, System.nanoTime() > deadline);
                    }
                    if (i % TURNS_BETWEEN == node % TURNS_BETWEEN) {
                        letSomeLeave(connection, event);
                    }
                    over.compareAndSet(false, node == 0 && enough.getAsBoolean());
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return failed.get();
    }

    private static boolean isTaken(Connection connection, String event, String[] entering, String[] leaving, String[] finished) {
        try {
            turn(connection, event, entering, leaving, finished);
            letSomeRunOut(connection, event);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Ticks until nobody is left; admitted buyers expire. */
    private static void drain(String event) {
        while (history(event).present() > 0) {
            sql.update(QueueRush.RUN_OUT, event, THRESHOLD);
            turn(event, new String[0], new String[0], new String[0]);
        }
    }

    private static String[] some(List<String> buyers, int among) {
        return ThreadLocalRandom.current().ints(20, 0, among).mapToObj(buyers::get).distinct().toArray(String[]::new);
    }

    private static void letSomeRunOut(Connection connection, String event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QueueRush.RUN_OUT)) {
            statement.setString(1, event);
            statement.setInt(2, 2);
            statement.executeUpdate();
        }
    }

    private static void letSomeLeave(Connection connection, String event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setString(1, event);
            statement.executeUpdate();
        }
    }

    private static void turn(String event, String[] entering, String[] leaving, String[] finished) {
        try (Connection connection = sql.connect()) {
            turn(connection, event, entering, leaving, finished);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a turn like a node that is up to date. */
    private static void turn(Connection connection, String event, String[] entering, String[] leaving,
        String[] finished) throws SQLException {
        try (PreparedStatement turn = connection.prepareStatement(
                "SELECT count(*) FROM queue_turn(?, 9223372036854775807, 'act', ?, '{}', ?, ?, '{}', 1000, 100000, 100, 5)")) {
            turn.setObject(1, UUID.fromString(event));
            turn.setArray(2, connection.createArrayOf("uuid", entering));
            turn.setArray(3, connection.createArrayOf("uuid", leaving));
            turn.setArray(4, connection.createArrayOf("uuid", finished));
            try (ResultSet rows = turn.executeQuery()) {
                rows.next();
            }
        }
    }

    private static String crowdedRoom() {
        Show show = stage.show(10);
        sql.update("INSERT INTO queue_rooms (event_id, threshold, rate_per_second) VALUES (?::uuid, ?, 100000)", show.event(), THRESHOLD);
        return show.event();
    }

    private static QueueHistory history(String event) {
        return new QueueHistory(sql, event);
    }

    private static boolean fails(Runnable deed) {
        try {
            deed.run();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
