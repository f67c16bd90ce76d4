package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's invariants, without the time limit of its own check, for tests that leave many reservations. */
public final class Invariants {
    private static final String ALL = "/io/yemae/ops/persistence/invariants.sql";
    private static final String NAME = "-- name: ";

    private Invariants() {
    }

    public static void check(Sql sql) {
        assertThat(violations(sql)).isEmpty();
    }

    /** A sentence for each invariant that is violated. */
    public static List<String> violations(Sql sql) {
        List<String> violations = new ArrayList<>();
        counts().forEach((name, count) -> {
            long rows = sql.number(count);
            if (rows > 0) {
                violations.add("The invariant " + name + " is violated by " + rows + " rows");
            }
        });
        return violations;
    }

    /** For each invariant a query that returns how many rows violate it. */
    public static Map<String, String> counts() {
        Map<String, String> counts = new LinkedHashMap<>();
        named(ALL).forEach((name, query) -> counts.put(name, "SELECT count(*) FROM (" + query + "\n) violations"));
        assertThat(counts).as("invariants").isNotEmpty();
        return counts;
    }

    /** The statements of a file by their names, without the last semicolon. */
    public static Map<String, String> named(String resource) {
        Map<String, String> statements = new LinkedHashMap<>();
        for (String part : ApplicationSql.read(resource).split(NAME)) {
            if (!part.startsWith("--")) {
                int line = part.indexOf('\n');
                statements.put(part.substring(0, line), part.substring(line + 1, part.lastIndexOf(';')));
            }
        }
        return statements;
    }
}
