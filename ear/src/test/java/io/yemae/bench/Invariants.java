package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.ApplicationSql;

/** The platform's invariants, without the time limit of its own check, because a benchmark leaves many reservations. */
final class Invariants {
    private static final String ALL = ApplicationSql.read("/io/yemae/ops/persistence/invariants.sql");
    private static final String NAME = "-- name: ";

    private Invariants() {
    }

    static void check() {
        int checked = 0;
        for (String part : ALL.split(NAME)) {
            if (part.startsWith("--")) {
                continue;
            }
            int line = part.indexOf('\n');
            String query = part.substring(line + 1, part.lastIndexOf(';'));
            assertThat(Bench.SQL.number("SELECT count(*) FROM (" + query + "\n) violations")).as(part.substring(0, line)).isZero();
            checked++;
        }
        assertThat(checked).as("invariants that were checked").isPositive();
    }
}
