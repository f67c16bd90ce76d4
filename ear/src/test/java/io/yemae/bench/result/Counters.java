package io.yemae.bench.result;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.StatementCounts;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What server and database have done so far. Unlike rates, most of it does not depend on the machine. */
public record Counters(StatementCounts statements, long walBytes, long fullPages, long seatUpdates, long hotSeatUpdates,
                       Duration server, Duration database) {
    private static final Sql STATISTICS = Platform.statistics();
    private static final Sql SQL = Platform.sql();

    /**
     * What a number of operations needed together.
     *
     * @param fullPages whole pages in the write-ahead log, which PostgreSQL writes at the first change of a page after a checkpoint
     * @param server    processor time
     * @param database  processor time
     */
    public record Work(long operations, long statements, long transactions, long walBytes, long fullPages, long seatUpdates,
                       long hotSeatUpdates, Duration server, Duration database) {
        static final Work NONE = new Work(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

        Work plus(Work other) {
            return new Work(operations + other.operations, statements + other.statements, transactions + other.transactions,
                walBytes + other.walBytes, fullPages + other.fullPages, seatUpdates + other.seatUpdates,
                hotSeatUpdates + other.hotSeatUpdates, server.plus(other.server), database.plus(other.database));
        }

        public double each(long total) {
            return operations == 0 ? 0 : (double) total / operations;
        }

        /** Milliseconds of processor time for each operation. */
        public double millisEach(Duration total) {
            return each(total.toNanos()) / 1_000_000;
        }

        /** The part of the updates of seat states that touched no index; NaN if there were none. */
        double hotShare() {
            return seatUpdates == 0 ? Double.NaN : (double) hotSeatUpdates / seatUpdates;
        }
    }

    public static Counters now() {
        return new Counters(StatementCounts.now(),
            STATISTICS.number("SELECT cast(pg_current_wal_insert_lsn() - '0/0' AS bigint)"),
            STATISTICS.number("SELECT coalesce(cast(sum(wal_fpi) AS bigint), 0) FROM pg_stat_statements"),
            SQL.number("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'seat_states'"),
            SQL.number("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'seat_states'"),
            processorTime(serverProcess().stream()),
            processorTime(Stream.concat(Stream.of(Platform.databaseProcess()), Platform.databaseProcess().descendants())));
    }

    public Work since(Counters earlier, long operations) {
        StatementCounts more = statements.since(earlier.statements);
        return new Work(operations, more.statements(), more.transactions(), walBytes - earlier.walBytes, fullPages - earlier.fullPages,
            seatUpdates - earlier.seatUpdates, hotSeatUpdates - earlier.hotSeatUpdates, server.minus(earlier.server),
            database.minus(earlier.database));
    }

    /** The only other Java process that this one has started. */
    static Optional<ProcessHandle> serverProcess() {
        return ProcessHandle.current().descendants()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .max(Comparator.comparing(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)));
    }

    private static Duration processorTime(Stream<ProcessHandle> processes) {
        return processes.map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }
}
