package io.yemae.devservices.database;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The data folder of a PostgreSQL server, and whichever server is running on it. */
final class PostgresCluster {
    static final String SUPERUSER = "postgres";
    private static final String METHOD = "scram-sha-256";
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(30);

    private final Path parent;
    private final Path directory;
    private final Path binaries;

    PostgresCluster(Path parent, Path binaries) {
        this.parent = parent;
        this.directory = parent.resolve("cluster");
        this.binaries = binaries;
    }

    Path directory() {
        return directory;
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /** Under another name until it is complete, because a folder that initdb did not finish can be neither used nor finished. */
    void create(String password, Path log) {
        Path unfinished = parent.resolve("cluster.unfinished");
        try {
            deleteRecursively(unfinished);
            withFile(password, passwordFile -> {
                List<String> command = new ArrayList<>(List.of("-D", unfinished.toString(), "-U", SUPERUSER, "-A", METHOD,
                    "--pwfile=" + passwordFile, "-E", "UTF8"));
                // The same order and the same letters on every Linux; elsewhere what the system has.
                if (System.getProperty("os.name").equals("Linux")) {
                    command.add("--locale=C.UTF-8");
                }
                if (run("initdb", command, log) != 0) {
                    throw new ServiceFailure("The database's folder " + directory + " cannot be made; the reason is in " + log + ".");
                }
            });
            Files.move(unfinished, directory);
        } catch (IOException e) {
            throw new ServiceFailure("The database's folder " + directory + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    /** Whether somebody gets in without a password, as in folders of earlier versions. */
    boolean trustsAnybody() {
        try (Stream<String> lines = Files.lines(access())) {
            return lines.anyMatch(line -> line.matches("\\s*(local|host\\w*)\\s.*\\strust\\s*"));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + access() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** From now on everybody needs a password, and this is the superuser's. The server must not be running. */
    void requirePasswords(String password, Path log) {
        try {
            // Without a network: until the password is there, nobody else gets in.
            withFile("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'\n", statement -> {
                List<String> command = new ArrayList<>(Unprivileged.prefix());
                command.addAll(List.of(binaries.resolve("postgres").toString(), "--single", "-D", directory.toString(), "postgres"));
                if (ChildProcess.run(command, Map.of(), statement, log) != 0) {
                    throw new ServiceFailure("The database in " + directory + " cannot be given a password; the reason is in " + log + ".");
                }
            });
            Path unfinished = directory.resolve("pg_hba.conf.unfinished");
            Files.writeString(unfinished, String.format("local all all %1$s%nhost all all 127.0.0.1/32 %1$s%nhost all all ::1/128 %1$s%n", METHOD));
            Files.move(unfinished, access(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServiceFailure("The database in " + directory + " cannot be given a password: " + e.getMessage() + ".", e);
        }
    }

    private Path access() {
        return directory.resolve("pg_hba.conf");
    }

    /** A file that only its owner can read, for as long as it is needed. */
    private void withFile(String content, Consumer<Path> use) throws IOException {
        Path file = Files.createTempFile(parent, "secret-", null);
        try {
            Files.writeString(file, content);
            use.accept(file);
        } finally {
            Files.delete(file);
        }
    }

    /** A fast shutdown: sessions are ended, a checkpoint is written. */
    void stop() {
        run("pg_ctl", List.of("stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", Long.toString(STOP_AT_MOST.toSeconds())),
            parent.resolve("postgres.log"));
    }

    /**
     * Stops the server that runs on this folder though nobody here started it, and returns whether there was one. A pid file that names no
     * such server goes: after a restart of the machine its number may belong to anybody, and PostgreSQL would not dare to start.
     */
    boolean stopLeftover() {
        Path pidFile = directory.resolve("postmaster.pid");
        Optional<ProcessHandle> server = processIn(pidFile).filter(this::runsHere);
        server.ifPresent(running -> {
            stop();
            if (!ChildProcess.awaitEnd(running, STOP_AT_MOST)) {
                ChildProcess.kill(running);
            }
        });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile + " of an earlier database cannot be removed: " + e.getMessage() + ".", e);
        }
        return server.isPresent();
    }

    private boolean runsHere(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains("postgres") && line.contains(directory.toString())).isPresent();
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int run(String program, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.add(binaries.resolve(program).toString());
        command.addAll(arguments);
        return ChildProcess.run(command, Map.of(), log);
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
