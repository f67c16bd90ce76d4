package io.yemae.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.yemae.it.kit.Invariants;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The negative controls of the invariants: each finds what it forbids. */
class InvariantControlsIT extends YemaeIT {
    private static final Map<String, String> BREAKS = Invariants.named("/io/yemae/it/ops/broken-invariants.sql");
    private static final Till till = new Till(Platform.sandbox(), sql, stage);

    @Test
    void eachInvariantHasAControl() {
        assertThat(BREAKS.keySet()).isEqualTo(Invariants.counts().keySet());
    }

    @TestFactory
    Stream<DynamicTest> eachInvariantFindsWhatItForbids() {
        Show show = stage.show(3);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String paid = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        Payer payer = till.payer(show, 1);
        payer.confirm().expect(200);
        String held = stage.buyer().hold(show, show.seats().get(2)).expect(201).at("/reservation/id");
        // The log is sealed within a second or two.
        soon(() -> assertThat(sql.number("SELECT count(*) FROM audit_seals")).isPositive());
        Map<String, String> rows = Map.of(":paid", paid, ":carded", payer.reservation(), ":held", held, ":event", show.event());

        return Invariants.counts().entrySet().stream().map(invariant -> dynamicTest(invariant.getKey(), () -> {
            String broken = BREAKS.get(invariant.getKey());
            for (Map.Entry<String, String> row : rows.entrySet()) {
                broken = broken.replaceAll(row.getKey() + "\\b", "uuid '" + row.getValue() + "'");
            }
            try (Connection connection = Platform.superuserSql().connect(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SET LOCAL session_replication_role = replica");
                long before = violations(statement, invariant.getValue());
                statement.execute(broken);
                long after = violations(statement, invariant.getValue());
                connection.rollback();

                assertThat(before).isZero();
                assertThat(after).isPositive();
            }
        }));
    }

    private static long violations(Statement statement, String count) throws SQLException {
        try (ResultSet result = statement.executeQuery(count)) {
            result.next();
            return result.getLong(1);
        }
    }
}
