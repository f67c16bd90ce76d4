package io.yemae.bench.result;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server occupies.
 *
 * @param heap        mebibytes in use after a full collection
 * @param memory      mebibytes of the process
 * @param files       open files and sockets of the process
 * @param connections of the platform to the database
 */
public record Footprint(long heap, long memory, long threads, long files, long connections) {
    private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen|garbage-first heap|ZHeap)\\s.*?used (\\d+)([KM])");
    private static final int KIBI = 1024;

    /** That of the server that benchmarks share. */
    public static Footprint ofServer() {
        return of(Counters.serverProcess().orElseThrow().pid(), Platform.sql());
    }

    /** Collects the garbage of the server first. */
    public static Footprint of(long server, Sql sql) {
        command("GC.run", server);
        Path process = Path.of("/proc", String.valueOf(server));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            String status = Files.readString(process.resolve("status"));
            return new Footprint(heap(command("GC.heap_info", server)), number(status, "VmRSS") / KIBI, number(status, "Threads"),
                files.count(), sql.number("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'yemae%'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle one of a value of several footprints. */
    public static long median(List<Footprint> footprints, ToLongFunction<Footprint> value) {
        long[] values = footprints.stream().mapToLong(value).sorted().toArray();
        return values[values.length / 2];
    }

    private static long heap(String information) {
        long used = 0;
        for (Matcher part = USED.matcher(information); part.find();) {
            used += part.group(2).equals("M") ? Long.parseLong(part.group(1)) : Long.parseLong(part.group(1)) / KIBI;
        }
        return used;
    }

    private static long number(String status, String name) {
        Matcher line = Pattern.compile(name + ":\\s+(\\d+)").matcher(status);
        if (!line.find()) {
            throw new IllegalStateException(status);
        }
        return Long.parseLong(line.group(1));
    }

    private static String command(String command, long server) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server), command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
