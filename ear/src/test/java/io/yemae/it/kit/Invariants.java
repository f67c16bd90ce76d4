package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The platform's invariants, without the time limit of its own check, for tests that leave many reservations. */
public final class Invariants {
    private static final String ALL = ApplicationSql.read("/io/yemae/ops/persistence/invariants.sql");
    private static final String NAME = "-- name: ";

    private Invariants() {
    }

    public static void check(Sql sql) {
        assertThat(violations(sql)).isEmpty();
    }

    /** A sentence for each invariant that is violated. */
    public static List<String> violations(Sql sql) {
        List<String> violations = new ArrayList<>();
        int checked = 0;
        for (String part : ALL.split(NAME)) {
            if (part.startsWith("--")) {
                continue;
            }
            int line = part.indexOf('\n');
            String query = part.substring(line + 1, part.lastIndexOf(';'));
            long rows = sql.number("SELECT count(*) FROM (" + query + "\n) violations");
            if (rows > 0) {
                violations.add("The invariant " + part.substring(0, line) + " is violated by " + rows + " rows");
            }
            checked++;
        }
        assertThat(checked).as("invariants that were checked").isPositive();
        return violations;
    }
}
