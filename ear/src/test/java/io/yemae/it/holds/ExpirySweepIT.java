package io.yemae.it.holds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.ApplicationSql;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A large batch of expired holds is ended within the timeout, even with a stale query plan. */
class ExpirySweepIT extends YemaeIT {
    private static final int BATCH = 500;

    private static final String RESERVATIONS = """
        INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, total_amount, expires_at,
            created_at)
        SELECT gen_random_uuid(), 'TKSWEEP' || seat.ordinal, gen_random_uuid(), performance.event_id, performance.id, 'pending', 'pending',
            70000,
               now() - interval '1 second', now() - interval '6 minutes'
        FROM performances performance
        JOIN seats seat ON seat.performance_id = performance.id
        WHERE performance.event_id = ?::uuid""";

    private static final String ITEMS = """
        INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
        SELECT reservation.id, seat.id, seat.grade_id, 70000, reservation.performance_id, reservation.user_id, 1
        FROM reservations reservation
        JOIN seats seat ON seat.performance_id = reservation.performance_id AND reservation.number = 'TKSWEEP' || seat.ordinal
        WHERE reservation.event_id = ?::uuid""";

    private static final String STATES = """
        UPDATE seat_states state
        SET status = 'locked', reservation_id = item.reservation_id, held_until = now() - interval '1 second'
        FROM reservation_items item
        JOIN reservations reservation ON reservation.id = item.reservation_id
        WHERE reservation.event_id = ?::uuid
          AND state.seat_id = item.seat_id""";

    @Test
    void aBatchExpiresWithinTheStatementTimeoutEvenWithAStalePlan() throws SQLException {
        Show show = stage.show(BATCH);
        // Nothing of it is committed: the platform's own sweep does not see it.
        try (Connection connection = sql.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String step : new String[] {RESERVATIONS, ITEMS, STATES}) {
                try (PreparedStatement made = connection.prepareStatement(step)) {
                    made.setString(1, show.event());
                    assertThat(made.executeUpdate()).isEqualTo(BATCH);
                }
            }
            // The plan that the planner chooses if it expects a handful of rows.
            statement.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_material = off");
            statement.execute("SET LOCAL statement_timeout = '5s'");
            assertThat(sweep(connection, show)).isEqualTo(BATCH);
            connection.rollback();
        }
    }

    private static int sweep(Connection connection, Show show) throws SQLException {
        String expire = ApplicationSql.read("/io/yemae/holds/persistence/expire.sql").replace(":most", "?");
        String due = "is_lapsed_hold(status, expires_at, now())";
        assertThat(expire).contains(due);
        // Holds of other tests may be due as well.
        try (PreparedStatement sweep = connection.prepareStatement(expire.replace(due, due + " AND event_id = '"
            + show.event() + "'"))) {
            sweep.setInt(1, BATCH);
            int ended = 0;
            try (ResultSet rows = sweep.executeQuery()) {
                while (rows.next()) {
                    ended++;
                }
            }
            return ended;
        }
    }
}
