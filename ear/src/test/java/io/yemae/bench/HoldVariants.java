package io.yemae.bench;

import io.yemae.bench.load.Answers;
import io.yemae.bench.load.BareClient;
import io.yemae.bench.result.Counters;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hold statement in several forms and sizes, without the server: what a group of holds in one statement gains, and what the rules cost
 * beside a form without them. The latter is also a pgbench script.
 */
final class HoldVariants {
    private static final Path SCRIPTS = Platform.HOME.resolve("ear/src/test/bench");
    private static final Duration SLICE = Bench.QUICK ? Duration.ofMillis(700) : Duration.ofSeconds(2);
    private static final List<Integer> SIZES = List.of(1, 4, 16, 32);
    private static final int SEATS = Bench.QUICK ? 15_000 : 40_000;
    private static final int FEW = 4;

    /** How fast, with the work. */
    private record Speed(double perSecond, Counters.Work work) {
    }

    void measure() {
        for (int size : SIZES) {
            Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
            AtomicInteger next = new AtomicInteger();
            measure("the application's", size, connection -> withRules(new HoldStatement(connection), hall, next, size));
        }
        for (int size : SIZES) {
            Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, SEATS);
            Bench.SQL.update(script("setup.sql").replace(":event", "'" + hall.event() + "'"));
            measure("without rules (lean.sql)", size, connection -> lean(connection, size));
        }
        Bench.SQL.update("DROP SCHEMA bench CASCADE");
    }

    private static void measure(String name, int size, BareClient.Job job) {
        speed(1, size, SLICE.dividedBy(2), job);
        Speed one = speed(1, size, SLICE, job);
        Speed four = speed(FEW, size, SLICE, job);
        Bench.REPORT.variant(new Report.Variant(name, size, one.perSecond(), four.perSecond(), four.work().each(four.work().walBytes()),
            four.work().millisEach(four.work().database())));
    }

    private static Speed speed(int connections, int size, Duration time, BareClient.Job job) {
        Counters before = Counters.now();
        Answers answers = new BareClient(connections).run(time, job).allOf(201);
        return new Speed(answers.perSecond() * size, Counters.now().since(before, (long) answers.count() * size));
    }

    private static BareClient.Step withRules(HoldStatement statement, Hall hall, AtomicInteger next, int size) {
        return number -> {
            int first = next.getAndAdd(size);
            if (first + size > hall.seats().size()) {
                return null;
            }
            Map<String, List<String>> wanted = new HashMap<>();
            for (int i = first; i < first + size; i++) {
                wanted.put(Bench.buyers().id(Bench.buyers().take()), hall.seats().subList(i, i + 1));
            }
            return statement.hold(wanted, hall) == size ? 201 : 409;
        };
    }

    private static BareClient.Step lean(Connection connection, int size) throws SQLException {
        String text = script("lean.sql").replace(":batch", String.valueOf(size)).replace(";", "");
        NamedStatement statement = new NamedStatement(connection, text);
        statement.bind(Map.of());
        return number -> {
            try (ResultSet rows = statement.query()) {
                rows.next();
                return rows.getInt(1) == size ? 201 : null;
            }
        };
    }

    private static String script(String name) {
        try {
            return Files.readString(SCRIPTS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
