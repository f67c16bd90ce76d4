package io.yemae.devservices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts programs, and ends them. */
public final class ChildProcess {
    private static final boolean HAS_SETSID = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private static final Path NO_INPUT = Path.of("/dev/null");

    private ChildProcess() {
    }

    /**
     * In a session of its own where the system can: Ctrl-C reaches every process of the terminal's group at once, and the services have
     * to stop one after the other.
     */
    public static Process startDetached(List<String> command, Map<String, String> environment, Path output) {
        List<String> detached = new ArrayList<>(command);
        if (HAS_SETSID) {
            detached.add(0, "setsid");
        }
        return start(detached, environment, NO_INPUT, output);
    }

    public static int run(List<String> command, Map<String, String> environment, Path output) {
        return run(command, environment, NO_INPUT, output);
    }

    public static int run(List<String> command, Map<String, String> environment, Path input, Path output) {
        Process process = start(command, environment, input, output);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw interrupted(e);
        }
    }

    /** Returns whether the process is gone. */
    public static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
        return true;
    }

    /** SIGKILL to the process and all that it started, and waits until they are gone. */
    public static void kill(ProcessHandle process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> awaitEnd(member, Duration.ofSeconds(10)));
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Process start(List<String> command, Map<String, String> environment, Path input, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ServiceFailure("Could not run " + command.get(0) + ": " + e.getMessage() + ".", e);
        }
    }

    private static ServiceFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ServiceFailure("Interrupted while a process was waited for.", cause);
    }
}
