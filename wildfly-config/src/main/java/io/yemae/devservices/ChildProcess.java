package io.yemae.devservices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Starts and ends other programs. */
public final class ChildProcess {
    private static final boolean HAS_SETSID = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private static final Path NO_INPUT = Path.of("/dev/null");

    private ChildProcess() {
    }

    /**
     * Starts a program in a session of its own, if the system has {@code setsid}. Ctrl-C reaches all processes of the terminal's group at
     * once, but the services have to stop one after the other.
     *
     * @param output the file to which the program's output is appended
     * @throws ServiceFailure if the program cannot be started
     */
    public static Process startDetached(List<String> command, Map<String, String> environment, Path output) {
        List<String> detached = new ArrayList<>(command);
        if (HAS_SETSID) {
            detached.add(0, "setsid");
        }
        return start(detached, environment, NO_INPUT, output);
    }

    /** Runs a program without input. See {@link #run(List, Map, Path, Path)}. */
    public static int run(List<String> command, Map<String, String> environment, Path output) {
        return run(command, environment, NO_INPUT, output);
    }

    /**
     * Runs a program and waits for its end.
     *
     * @return the exit code
     * @throws ServiceFailure if the program cannot be started, or the thread is interrupted
     */
    public static int run(List<String> command, Map<String, String> environment, Path input, Path output) {
        Process process = start(command, environment, input, output);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw interrupted(e);
        }
    }

    /** Waits for the end of a process, and returns whether it has ended. */
    public static boolean awaitExit(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
        return true;
    }

    /** Sends SIGKILL to a process and its descendants, and waits until they have ended. */
    public static void kill(ProcessHandle process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> awaitExit(member, Duration.ofSeconds(10)));
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
        return new ServiceFailure("Interrupted while waiting for a process.", cause);
    }
}
