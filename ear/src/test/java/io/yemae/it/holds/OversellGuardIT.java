package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.ApplicationSql;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * The negative control of RaceIT: the statement that holds seats, unchanged and with each of its guards removed. A guard that could be
 * removed without a failing test would not be tested.
 */
class OversellGuardIT extends YemaeIT {
    private static final int THREADS = 16;
    private static final String GUARD = "AND is_free_seat(state.status, state.held_until, now())";
    private static final String HOLD_SLOTS =
        "CREATE UNIQUE INDEX reservations_hold_slot ON reservations (user_id, hold_slot) WHERE status = 'pending'";
    private static final int MANY = 100;
    private static final String TRIGGER = "seat_states_transition";

    @Test
    void withAllGuardsASeatIsSoldOnce() {
        Show show = stage.show(1);

        assertThat(winners(show, hold())).isEqualTo(1);
        assertThat(claimsOf(show)).isEqualTo(1);
    }

    @Test
    void withoutTheGuardOfTheStatementTheDatabaseStillRefuses() {
        Show show = stage.show(1);

        assertThatThrownBy(() -> winners(show, without(GUARD))).hasMessageContaining("one claim at a time");
        assertThat(claimsOf(show)).isEqualTo(1);
    }

    @Test
    void withoutBothGuardsTheSameRaceSellsASeatTwice() {
        Show show = stage.show(1);
        sql.update("ALTER TABLE seat_states DISABLE TRIGGER " + TRIGGER);
        try {
            assertThat(winners(show, without(GUARD))).isGreaterThan(1);
            assertThat(claimsOf(show)).isGreaterThan(1);
        } finally {
            sql.update("ALTER TABLE seat_states ENABLE TRIGGER " + TRIGGER);
            forget(show);
        }
    }

    @Test
    void twoConcurrentHoldsOfOneBuyerConflictOnTheSlot() {
        Show show = stage.show(2);

        assertThat(holdsAtOnce(show, show, MANY)).isEqualTo(1);
    }

    @Test
    void withoutTheUniqueSlotTwoConcurrentHoldsExceedTheLimit() {
        Show show = stage.show(2);
        sql.update("DROP INDEX reservation_items_slot");
        // Both might choose the same slot of those for holds.
        sql.update("DROP INDEX reservations_hold_slot");
        try {
            assertThat(holdsAtOnce(show, show, MANY)).isEqualTo(2);
        } finally {
            forget(show);
            sql.update("CREATE UNIQUE INDEX reservation_items_slot ON reservation_items (user_id, performance_id, slot) WHERE live");
            sql.update(HOLD_SLOTS);
        }
    }

    @Test
    void twoConcurrentHoldsOnTwoPerformancesConflictOnTheHoldSlot() {
        assertThat(holdsAtOnce(stage.show(1), stage.show(1), 1)).isEqualTo(1);
    }

    @Test
    void withoutTheUniqueHoldSlotTwoConcurrentHoldsExceedTheLimit() {
        Show one = stage.show(1);
        Show other = stage.show(1);
        sql.update("DROP INDEX reservations_hold_slot");
        try {
            assertThat(holdsAtOnce(one, other, 1)).isEqualTo(2);
        } finally {
            forget(one);
            forget(other);
            sql.update(HOLD_SLOTS);
        }
    }

    @Test
    void theDatabaseRefusesForbiddenTransitions() {
        Show show = stage.show(2);
        Stage.Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);

        for (String step : List.of(
                "UPDATE seat_states SET reservation_id = '" + UUID.randomUUID() + "' WHERE seat_id = '" + show.seats().get(0) + "'",
                "UPDATE seat_states SET status = 'locked', held_until = now() WHERE seat_id = '" + show.seats().get(0) + "'",
                "UPDATE seat_states SET status = 'sold', reservation_id = '" + reservation + "' WHERE seat_id = '" + show.seats().get(1)
                    + "'",
                "UPDATE reservations SET status = 'pending' WHERE id = '" + reservation + "'",
                "UPDATE reservations SET status = 'expired' WHERE id = '" + reservation + "'",
                "UPDATE payments SET status = 'READY' WHERE reservation_id = '" + reservation + "'",
                "UPDATE point_accounts SET balance = -1 WHERE user_id = '" + buyer.id() + "'")) {
            assertThatThrownBy(() -> sql.update(step)).as(step).isInstanceOf(IllegalStateException.class);
        }
    }

    /** How many of many buyers, each in a separate transaction, get the one seat. */
    private static int winners(Show show, String statement) {
        List<String> buyers = stage.crowd(THREADS).stream().map(Stage.Buyer::id).toList();
        return race(i -> new Attempt(buyers.get(i), show.seats().get(0), MANY), show, statement);
    }

    /**
     * Two holds of one buyer whose limit is one seat of a performance, the second begun before the first has committed: of the first show
     * its first seat, of the second its last.
     */
    private static int holdsAtOnce(Show one, Show other, int holdLimit) {
        String buyer = stage.buyer().id();
        try (Connection first = sql.connect()) {
            first.setAutoCommit(false);
            assertThat(take(first, one, new Attempt(buyer, one.seats().get(0), holdLimit), hold())).isTrue();
            String last = other.seats().get(other.seats().size() - 1);
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> holdAlone(other, new Attempt(buyer, last, holdLimit)));
            await().until(() -> second.isDone() || sql.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            first.commit();
            return second.join() ? 2 : 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean holdAlone(Show show, Attempt attempt) {
        try (Connection connection = sql.connect()) {
            return take(connection, show, attempt, hold());
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("23505");
            return false;
        }
    }

    /** @param holdLimit how many holds the buyer may have */
    private record Attempt(String buyer, String seat, int holdLimit) {
    }

    private static int race(IntFunction<Attempt> attempts, Show show, String statement) {
        AtomicInteger won = new AtomicInteger();
        AtomicReference<SQLException> refused = new AtomicReference<>();
        Crowd.of(THREADS).run(i -> {
            Attempt attempt = attempts.apply(i);
            try (Connection connection = sql.connect()) {
                connection.setAutoCommit(false);
                if (take(connection, show, attempt, statement)) {
                    connection.commit();
                    won.incrementAndGet();
                }
            } catch (SQLException e) {
                refused.set(e);
            }
        });
        if (refused.get() != null) {
            throw new IllegalStateException(refused.get().getMessage(), refused.get());
        }
        return won.get();
    }

    private static boolean take(Connection connection, Show show, Attempt attempt, String statement) throws SQLException {
        // No performance: any of the event.
        Map<String, Object> parameters = Map.ofEntries(
            Map.entry("reservations", connection.createArrayOf("uuid", new Object[] {UUID.randomUUID()})),
            Map.entry("numbers", connection.createArrayOf("text", new Object[] {"TK" + UUID.randomUUID()})),
            Map.entry("users", connection.createArrayOf("uuid", new Object[] {UUID.fromString(attempt.buyer())})),
            Map.entry("events", connection.createArrayOf("uuid", new Object[] {UUID.fromString(show.event())})),
            Map.entry("performances", connection.createArrayOf("uuid", new Object[] {null})),
            Map.entry("counts", connection.createArrayOf("integer", new Object[] {1})),
            Map.entry("seats", connection.createArrayOf("uuid", new Object[] {UUID.fromString(attempt.seat())})),
            Map.entry("requests", connection.createArrayOf("bigint", new Object[] {1L})),
            Map.entry("holdMinutes", 5),
            Map.entry("seatsPerUser", 1),
            Map.entry("fee", 0L),
            Map.entry("holdsPerUser", attempt.holdLimit()),
            Map.entry("mostUnpaid", 1000),
            Map.entry("unpaidMinutes", 10));
        try (PreparedStatement hold = ApplicationSql.prepare(connection, statement, parameters)) {
            return hold.executeQuery().next();
        }
    }

    private static long claimsOf(Show show) {
        return sql.number("SELECT count(*) FROM reservation_items WHERE live AND seat_id = ?::uuid", show.seats().get(0));
    }

    /** Undoes a race without guards, so that the invariants hold for the next tests. */
    private static void forget(Show show) {
        try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE broken AS SELECT id FROM reservations WHERE event_id = '" + show.event() + "'");
            statement.execute("""
                UPDATE seat_states SET status = 'available', reservation_id = NULL, held_until = NULL
                WHERE reservation_id IN (SELECT id FROM broken)""");
            // First, because a reservation always costs the sum of its items.
            statement.execute("DELETE FROM reservations WHERE id IN (SELECT id FROM broken)");
            statement.execute("DELETE FROM reservation_items WHERE reservation_id IN (SELECT id FROM broken)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String without(String guard) {
        String hold = hold();
        assertThat(hold).contains(guard);
        return hold.replace(guard, "");
    }

    /** The statement as the platform runs it for a single request: it waits for locks. */
    private static String hold() {
        return ApplicationSql.read("/io/yemae/holds/persistence/hold.sql").replace("OF state SKIP LOCKED", "OF state");
    }
}
