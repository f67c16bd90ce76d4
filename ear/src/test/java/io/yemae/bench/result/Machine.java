package io.yemae.bench.result;

import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the results were measured on. */
public final class Machine {
    /** Asked once, because a report that is kept changes the tree. */
    private static final String COMMIT = described();

    private Machine() {
    }

    public static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("An unnamed processor");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Of the server, which runs on the same Java as this process. */
    public static String java() {
        return "Java " + Runtime.version() + ", " + System.getProperty("yemae.it.jvm-options", "no options");
    }

    public static String postgres() {
        return Platform.sql().texts("SHOW server_version").get(0);
    }

    /** Of the tree when the first report was written. */
    public static String commit() {
        return COMMIT;
    }

    private static String described() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").directory(Platform.HOME.toFile()).start();
            String name = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? name : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
