package io.yemae.devservices.database;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.Secrets;
import io.yemae.devservices.ServiceFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL 18 server whose commits are on disk before they are acknowledged. A later start continues with the data in its folder, also
 * after a crash of the server or the machine.
 *
 * <p>It has two users: the owner of the schema, for migrations, and the platform's user, who can change data but not the schema. Their
 * passwords and the superuser's are random and stored beside the data.
 */
public final class Database {
    private static final String SUPERUSER = PostgresCluster.SUPERUSER;
    private static final String NAME = "yemae";
    private static final String OWNER = NAME;
    private static final String RUNTIME = "yemae_runtime";
    private static final String WRONG_PASSWORD = "28P01";
    // After a crash, PostgreSQL replays up to max_wal_size of log before it accepts connections.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
        Map.entry("fsync", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("max_connections", "100"),
        Map.entry("shared_buffers", "256MB"),
        Map.entry("listen_addresses", "localhost"),
        // No socket file outside the folder.
        Map.entry("unix_socket_directories", ""),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"),
        // The application reports failed statements. Many are normal, such as a seat that is taken or a key that exists.
        Map.entry("log_min_messages", "log"));

    private final Path binaries;
    private final PostgresCluster cluster;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private final Secrets secrets;
    private Process process;

    private Database(Path directory, int port, Map<String, String> settings) {
        this.binaries = binaries(directory);
        this.cluster = new PostgresCluster(directory, binaries);
        this.log = directory.resolve("postgres.log");
        this.port = port;
        this.settings = new TreeMap<>(SETTINGS);
        this.settings.putAll(settings);
        this.secrets = Secrets.in(directory.resolve("secrets.properties"));
    }

    /**
     * Starts with the data in {@code directory}, which is created if it is missing, and waits until connections are accepted. The data is
     * in its folder {@code cluster}. If that contains a file {@code standby.signal}, the server follows the one that the settings name.
     *
     * @throws ServiceFailure if the server does not start; it is not running then
     */
    public static Database start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** Like {@link #start(Path, int)}. The settings override the defaults, for example {@code shared_preload_libraries}. */
    public static Database start(Path directory, int port, Map<String, String> settings) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new ServiceFailure("The database's folder " + absolute + " cannot be created: " + e.getMessage() + ".", e);
        }
        Database database = new Database(absolute, port, settings);
        database.cluster.stopLeftover();
        database.startServer();
        return database;
    }

    /** Stops a server that a killed launcher has left running with this folder, and returns whether there was one. */
    public static boolean stopLeftover(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return Files.exists(absolute.resolve("cluster")) && new PostgresCluster(absolute, binaries(absolute)).stopLeftover();
    }

    private static Path binaries(Path directory) {
        return PostgresBinaries.unpackedIn(UnprivilegedUser.binariesFolder(directory)).resolve("bin");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    /** The owner of the schema. */
    public String user() {
        return OWNER;
    }

    public String password() {
        return secrets.get(OWNER);
    }

    /** The platform's user. */
    public String runtimeUser() {
        return RUNTIME;
    }

    public String runtimePassword() {
        return secrets.get(RUNTIME);
    }

    public int port() {
        return port;
    }

    /** The password of the user {@code postgres}, who may do everything. */
    public String superuserPassword() {
        return secrets.get(SUPERUSER);
    }

    /** A new connection as the owner of the schema, with auto-commit. The caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /**
     * Runs a program as the user of the database server, with the server's programs on its path.
     *
     * @param path   more folders with programs, before the others
     * @param output the file to which the program's output is appended
     * @return the exit code
     */
    public int run(List<String> program, Map<String, String> environment, List<Path> path, Path output) {
        List<String> command = new ArrayList<>(UnprivilegedUser.commandPrefix());
        command.addAll(program);
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("PATH", Stream.concat(Stream.concat(path.stream(), Stream.of(binaries)).map(Path::toString),
            Stream.of(System.getenv("PATH"))).collect(Collectors.joining(File.pathSeparator)));
        return ChildProcess.run(command, variables, output);
    }

    /** Rolls back open transactions, writes a checkpoint and ends the server. */
    public synchronized void stop() {
        if (isRunning()) {
            cluster.stop();
            if (!ChildProcess.awaitExit(process.toHandle(), STOP_TIMEOUT)) {
                kill();
            }
        }
    }

    /** Kills the server. As after a power cut, except that the operating system still writes its buffers. */
    public synchronized void kill() {
        ChildProcess.kill(process.toHandle());
    }

    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /** Stops the server if it is running, and starts it again with the same data and port. */
    public synchronized void restart() {
        stop();
        cluster.stopLeftover();
        startServer();
    }

    private synchronized void startServer() {
        if (!cluster.exists()) {
            cluster.create(secrets.get(SUPERUSER), log);
        } else if (!secrets.has(SUPERUSER) || cluster.allowsMissingPasswords()) {
            // The folder is from an earlier version, or its passwords are lost.
            cluster.requirePasswords(secrets.get(SUPERUSER), log);
        }
        List<String> command = new ArrayList<>(UnprivilegedUser.commandPrefix());
        command.addAll(List.of(binaries.resolve("postgres").toString(),
            "-D", cluster.directory().toString(), "-p", Integer.toString(port)));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        process = ChildProcess.startDetached(command, Map.of(), log);
        try {
            awaitConnections();
            // A standby cannot be changed, and has the users and the database of its primary.
            if (!cluster.isStandby()) {
                createDatabaseIfMissing();
            }
        } catch (SQLException | RuntimeException e) {
            kill();
            throw new ServiceFailure("PostgreSQL did not start on port " + port + "; its reason is in " + log + ".", e);
        }
    }

    private void awaitConnections() throws SQLException {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (true) {
            try {
                connectAsSuperuser().close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || WRONG_PASSWORD.equals(e.getSQLState()) || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                ChildProcess.pause(Duration.ofMillis(50));
            }
        }
    }

    private void createDatabaseIfMissing() throws SQLException {
        try (Connection connection = connectAsSuperuser(); Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, RUNTIME)) {
                if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                    statement.execute("CREATE ROLE " + role + " LOGIN");
                }
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + secrets.get(role) + "'");
            }
            if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
            }
            statement.execute("REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + NAME + " TO " + RUNTIME);
            // Lets the owner see the statements of the platform's sessions.
            statement.execute("GRANT " + RUNTIME + " TO " + OWNER);
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=5", SUPERUSER,
            secrets.get(SUPERUSER));
    }
}
