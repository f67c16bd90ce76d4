package io.yemae.it.kit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How often the platform's database user has executed each statement, as {@code pg_stat_statements} counts it: at once and exactly, unlike
 * the other statistics of PostgreSQL. Statements of tests are not counted, because tests use the owner of the schema.
 */
public record StatementCounts(Map<String, Long> calls) {
    private static final Sql STATISTICS = Platform.statistics();
    private static final Pattern CONTROL = Pattern.compile("(begin|commit|rollback|set|show|start|savepoint|release|discard)\\b.*",
        Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final String QUERY = """
        SELECT counted.calls || ' ' || btrim(counted.query, E' \\n')
        FROM pg_stat_statements counted
        JOIN pg_roles role ON role.oid = counted.userid
        WHERE role.rolname = 'yemae_runtime'""";

    static {
        STATISTICS.update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    }

    public static StatementCounts now() {
        Map<String, Long> calls = new HashMap<>();
        for (String row : STATISTICS.texts(QUERY)) {
            int blank = row.indexOf(' ');
            calls.merge(row.substring(blank + 1), Long.parseLong(row.substring(0, blank)), Long::sum);
        }
        return new StatementCounts(calls);
    }

    /** How many pages of 8 kB the platform's statements with this text have read so far, from memory or from disk. */
    public static long pagesReadBy(String text) {
        return STATISTICS.number("""
            SELECT coalesce(sum(counted.shared_blks_hit + counted.shared_blks_read), 0)
            FROM pg_stat_statements counted
            JOIN pg_roles role ON role.oid = counted.userid
            WHERE role.rolname = 'yemae_runtime'
              AND strpos(counted.query, ?) > 0""", text);
    }

    /** What was executed between an earlier count and this one. */
    public StatementCounts since(StatementCounts earlier) {
        Map<String, Long> difference = new HashMap<>();
        calls.forEach((statement, count) -> {
            long more = count - earlier.calls.getOrDefault(statement, 0L);
            if (more > 0) {
                difference.put(statement, more);
            }
        });
        return new StatementCounts(difference);
    }

    /** Only the statements that were called at least this often, without timers, which run about once a second. */
    public StatementCounts atLeast(long times) {
        Map<String, Long> frequent = new HashMap<>(calls);
        frequent.values().removeIf(count -> count < times);
        return new StatementCounts(frequent);
    }

    /** Without those that only control transactions. */
    public long statements() {
        return calls.entrySet().stream().filter(each -> !CONTROL.matcher(each.getKey()).matches()).mapToLong(Map.Entry::getValue).sum();
    }

    /**
     * Transactions, except those of a single statement without BEGIN. Commits themselves cannot be counted: PostgreSQL counts a COMMIT that
     * the driver has prepared only the first time.
     */
    public long transactions() {
        return calls.entrySet().stream().filter(each -> each.getKey().toUpperCase(Locale.ROOT).startsWith("BEGIN"))
            .mapToLong(Map.Entry::getValue).sum();
    }

    /** Calls of the statements with this text in them. */
    public long of(String text) {
        return calls.entrySet().stream().filter(each -> each.getKey().contains(text)).mapToLong(Map.Entry::getValue).sum();
    }
}
