package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.Stage.Show;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * 5,000 buyers and 50 places: many connections, as of many nodes, let them enter, leave and run out at once, each turn as the platform takes it. What
 * happened is judged from the history in the database, by queries that know nothing of how it is done.
 */
class QueueRaceIT extends YemaeIT {
    private static final int NODES = 12;
    private static final int BUYERS = 5_000;
    private static final int THRESHOLD = 50;
    private static final int GROUP = 10;
    private static final int TURNS_OF_A_NODE = 60;
    private static final String LOCK = "WHERE event_id = of_event FOR UPDATE;";
    private static final String INSIDE = "(SELECT count(*) FROM queue_tickets ticket WHERE ticket.event_id = of_event AND ticket.status = 'ADMITTED')";

    @Test
    void atNoInstantAreTooManyInsideAndNobodyIsOvertaken() {
        String event = crowdedRoom();
        List<String> buyers = People.of(sql, BUYERS);

        assertThat(rush(event, buyers)).as("turns that had to be repeated").isZero();
        drain(event);

        history(event).assertWhole(BUYERS, THRESHOLD);
    }

    @Test
    void withoutTheLockOfTheRoomTheSameRushBreaksIt() {
        without(LOCK, LOCK.replace(" FOR UPDATE", ""), history -> {
            System.out.println("MEASURED lock " + history.mostInside() + " " + history.overtaken() + " " + history.twice());
            assertThat(history.mostInside() > THRESHOLD || history.overtaken() > 0 || history.twice() > 0).as("threshold or order broken").isTrue();
        });
    }

    @Test
    void withoutCountingThoseInsideTheSameRushBreaksTheThreshold() {
        without(INSIDE, "0", history -> assertThat(history.mostInside()).isGreaterThan(THRESHOLD));
    }

    @Test
    void theDatabaseRefusesStepsThatATicketDoesNotTake() {
        String event = crowdedRoom();
        String buyer = stage.buyer().id();
        turn(event, new String[] {buyer}, new String[0], new String[0]);
        turn(event, new String[0], new String[] {buyer}, new String[0]);

        for (String status : List.of("WAITING", "ADMITTED", "DONE", "EXPIRED")) {
            assertThat(fails(() -> sql.update("UPDATE queue_tickets SET status = '" + status + "' WHERE event_id = ?::uuid", event))).as(status).isTrue();
        }
    }

    /** What the rush leaves behind when a part of a turn is missing. Nothing of it stays. */
    private static void without(String guard, String instead, Consumer<QueueHistory> seen) {
        String whole = sql.texts("SELECT pg_get_functiondef('queue_turn'::regproc)").get(0);
        assertThat(whole).contains(guard);
        String event = crowdedRoom();
        try {
            sql.update(whole.replace(guard, instead));
            rush(event, People.of(sql, BUYERS));
            seen.accept(history(event));
        } finally {
            sql.update(whole);
            sql.update("DELETE FROM queue_tickets WHERE event_id = ?::uuid", event);
            sql.update("UPDATE queue_rooms SET busy = false WHERE event_id = ?::uuid", event);
        }
    }

    /** A turn that fails is repeated. @return how many failed */
    private static int rush(String event, List<String> buyers) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Crowd.of(NODES).run(node -> {
            try (Connection connection = sql.connect()) {
                for (int i = 0; i < TURNS_OF_A_NODE || next.get() < BUYERS; i++) {
                    int first = next.getAndAdd(GROUP);
                    List<String> entering = first >= BUYERS ? List.of() : buyers.subList(first, Math.min(BUYERS, first + GROUP));
                    String[] leaving = i % 3 > 0 || first < GROUP ? new String[0] : some(buyers, Math.min(first, BUYERS));
                    String[] finished = first < GROUP ? new String[0] : some(buyers, Math.min(first, BUYERS));
                    while (!isTaken(connection, event, entering.toArray(String[]::new), leaving, finished)) {
                        failed.incrementAndGet();
                    }
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

    /** Ticks until nobody is left; those inside run out. */
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

    private static void turn(String event, String[] entering, String[] leaving, String[] finished) {
        try (Connection connection = sql.connect()) {
            turn(connection, event, entering, leaving, finished);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a node takes it, when it knows everything up to now. */
    private static void turn(Connection connection, String event, String[] entering, String[] leaving, String[] finished) throws SQLException {
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
