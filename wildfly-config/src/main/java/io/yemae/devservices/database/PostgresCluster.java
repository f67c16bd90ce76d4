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

/** The data folder of a PostgreSQL server, called a cluster in its documentation, and the server that uses it. */
final class PostgresCluster {
    static final String SUPERUSER = "postgres";
    private static final String METHOD = "scram-sha-256";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

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

    /** Whether its server follows another one. PostgreSQL removes the file when it is promoted. */
    boolean isStandby() {
        return Files.exists(directory.resolve("standby.signal"));
    }

    /** Creates the cluster. It is renamed after initdb has finished, because an incomplete one can be neither used nor completed. */
    void create(String password, Path log) {
        Path unfinished = parent.resolve("cluster.unfinished");
        try {
            deleteRecursively(unfinished);
            withSecretFile(password, passwordFile -> {
                List<String> command = new ArrayList<>(List.of("-D", unfinished.toString(), "-U", SUPERUSER, "-A", METHOD,
                    "--pwfile=" + passwordFile, "-E", "UTF8"));
                // The same collation on every Linux. Other systems do not have this locale.
                if (System.getProperty("os.name").equals("Linux")) {
                    command.add("--locale=C.UTF-8");
                }
                if (run("initdb", command, log) != 0) {
                    throw new ServiceFailure("The database's folder " + directory + " cannot be created; the reason is in " + log + ".");
                }
            });
            Files.move(unfinished, directory);
        } catch (IOException e) {
            throw new ServiceFailure("The database's folder " + directory + " cannot be created: " + e.getMessage() + ".", e);
        }
    }

    /** Whether users can log in without a password, as in clusters of earlier versions. */
    boolean allowsMissingPasswords() {
        try (Stream<String> lines = Files.lines(accessRules())) {
            return lines.anyMatch(line -> line.matches("\\s*(local|host\\w*)\\s.*\\strust\\s*"));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + accessRules() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Requires a password for all logins, and sets the superuser's. The server must not be running. */
    void requirePasswords(String password, Path log) {
        try {
            // In single-user mode, so that nobody can connect before the password is set.
            withSecretFile("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'\n", statement -> {
                List<String> command = new ArrayList<>(UnprivilegedUser.commandPrefix());
                command.addAll(List.of(binaries.resolve("postgres").toString(), "--single", "-D", directory.toString(), "postgres"));
                if (ChildProcess.run(command, Map.of(), statement, log) != 0) {
                    throw new ServiceFailure("The database in " + directory + " cannot be given a password; the reason is in " + log + ".");
                }
            });
            Path unfinished = directory.resolve("pg_hba.conf.unfinished");
            Files.writeString(unfinished,
                String.format("local all all %1$s%nhost all all 127.0.0.1/32 %1$s%nhost all all ::1/128 %1$s%n", METHOD));
            Files.move(unfinished, accessRules(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServiceFailure("The database in " + directory + " cannot be given a password: " + e.getMessage() + ".", e);
        }
    }

    private Path accessRules() {
        return directory.resolve("pg_hba.conf");
    }

    /** Runs {@code use} with a temporary file that only its owner can read. */
    private void withSecretFile(String content, Consumer<Path> use) throws IOException {
        Path file = Files.createTempFile(parent, "secret-", null);
        try {
            Files.writeString(file, content);
            use.accept(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Stops the server in PostgreSQL's fast mode: it ends sessions and writes a checkpoint. */
    void stop() {
        run("pg_ctl", List.of("stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", Long.toString(STOP_TIMEOUT.toSeconds())),
            parent.resolve("postgres.log"));
    }

    /**
     * Stops a server that an earlier process has left running with this cluster, and returns whether there was one. A stale pid file is
     * deleted: after a restart of the machine another process may have its pid, and PostgreSQL would refuse to start.
     */
    boolean stopLeftover() {
        Path pidFile = directory.resolve("postmaster.pid");
        Optional<ProcessHandle> server = processIn(pidFile).filter(this::usesThisCluster);
        server.ifPresent(running -> {
            stop();
            if (!ChildProcess.awaitExit(running, STOP_TIMEOUT)) {
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

    private boolean usesThisCluster(ProcessHandle process) {
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
        List<String> command = new ArrayList<>(UnprivilegedUser.commandPrefix());
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
