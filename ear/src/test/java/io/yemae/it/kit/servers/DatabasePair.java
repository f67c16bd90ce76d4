package io.yemae.it.kit.servers;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.Ports;
import io.yemae.devservices.database.Database;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * A database at one of two ports: a standby can follow it at the other one and take its place, and it can be restored to a moment. Backups
 * and restores are made by the scripts for operators.
 */
public final class DatabasePair {
    private static final Path SCRIPTS = Platform.HOME.resolve("wildfly-config/bin");
    private static final String STANDBY = "standby";
    /** Keeps the log for a standby that is away. */
    private static final String SLOT = "db_b";
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);

    private final Path directory;
    private final Path archive;
    private final Path programs;
    private final int firstPort = Ports.free();
    private final int secondPort = Ports.free();
    /** Also those that have ended. */
    private final List<Database> servers = new ArrayList<>();
    private Database primary;

    DatabasePair(Path directory) {
        this.directory = directory;
        archive = directory.resolve("archive");
        programs = directory.resolve("programs");
        primary = start(nextFolder(), firstPort, archiving());
        writePsql();
    }

    /** Names both: a connection goes to the one that takes changes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + firstPort + ",localhost:" + secondPort + "/yemae?targetServerType=primary";
    }

    /** As the owner of the schema. */
    public Sql sql() {
        return new Sql(jdbcUrl(), primary.user(), primary.password());
    }

    public Database primary() {
        return primary;
    }

    /** Makes a base backup, while the database serves, in place of the last. */
    public void backUp() {
        run("backup", archive.toString());
    }

    /** The names of the base backups. */
    public List<String> backups() {
        return names(archive.resolve("base"));
    }

    /** The names of the archived files of the write-ahead log. */
    public List<String> archivedLog() {
        return names(archive.resolve("wal")).stream().filter(name -> name.matches("[0-9A-F]{24}")).toList();
    }

    /** Starts a server that follows the database. From then on a commit is acknowledged when both have it on disk. */
    public Database startStandby() {
        backUp();
        Sql superuser = superuser(primary);
        if (superuser.texts("SELECT 1 FROM pg_roles WHERE rolname = ?", STANDBY).isEmpty()) {
            superuser.update("CREATE ROLE standby REPLICATION LOGIN PASSWORD 'standby'");
        }
        superuser.texts("SELECT pg_create_physical_replication_slot('" + SLOT + "')");
        Path folder = nextFolder();
        program(List.of("cp", "-a", archive.resolve("base").resolve(backups().get(0)).toString(), folder.resolve("cluster").toString()));
        program(List.of("touch", folder.resolve("cluster/standby.signal").toString()));
        Map<String, String> following = new HashMap<>(archiving());
        following.put("primary_conninfo",
            "host=localhost port=" + primary.port() + " user=standby password=standby application_name=" + STANDBY);
        following.put("primary_slot_name", SLOT);
        following.put("restore_command", "cp \"" + archive.resolve("wal") + "/%f\" \"%p\"");
        Database standby = start(folder, primary.port() == firstPort ? secondPort : firstPort, following);
        await().atMost(FOLLOWS_WITHIN).until(() -> superuser.texts("SELECT state FROM pg_stat_replication").contains("streaming"));
        superuser.update("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        superuser.texts("SELECT pg_reload_conf()");
        await().atMost(FOLLOWS_WITHIN).until(() -> superuser.texts("SELECT sync_state FROM pg_stat_replication").contains("sync")
            && superuser.texts("SELECT slot_name FROM pg_replication_slots WHERE active").contains(SLOT));
        return standby;
    }

    /** Makes the standby the primary, whose server has ended. */
    public void promote(Database standby) {
        superuser(standby).texts("SELECT pg_promote()");
        primary = standby;
    }

    /** Puts the log so far into the archive, as PostgreSQL itself does after {@code archive_timeout}. */
    public void archiveLog() {
        String file = superuser(primary).texts("SELECT pg_walfile_name(pg_switch_wal())").get(0);
        await().atMost(FOLLOWS_WITHIN).until(() -> Files.exists(archive.resolve("wal").resolve(file)));
    }

    /** Loses the database, and starts it again as it was at this moment, at the same port, from what the archive has. */
    public void restore(Instant moment) {
        primary.kill();
        Path folder = nextFolder();
        run("restore", archive.toString(), folder.resolve("cluster").toString(), moment.toString());
        primary = start(folder, primary.port(), archiving());
    }

    void stop() {
        servers.forEach(Database::stop);
    }

    private Database start(Path folder, int port, Map<String, String> settings) {
        Database server = Platform.startDatabase(folder, port, settings);
        servers.add(server);
        return server;
    }

    private Map<String, String> archiving() {
        return Map.of("archive_mode", "on",
            "archive_command", "\"" + SCRIPTS.resolve("archive-wal") + "\" \"%p\" \"%f\" \"" + archive + "\"");
    }

    /** A folder for a server, which has the passwords of the others. */
    private Path nextFolder() {
        Path folder = directory.resolve("postgres-" + (servers.size() + 1));
        try {
            Files.createDirectories(folder);
            if (!servers.isEmpty()) {
                Files.copy(directory.resolve("postgres-1/secrets.properties"), folder.resolve("secrets.properties"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private void run(String script, String... arguments) {
        program(Stream.concat(Stream.of(SCRIPTS.resolve(script).toString()), Stream.of(arguments)).toList());
    }

    private void program(List<String> command) {
        Path output = directory.resolve("scripts.log");
        int code = primary.run(command, Map.of("PGPORT", String.valueOf(primary.port()), "PGUSER", "postgres",
            "PGPASSWORD", primary.superuserPassword(), "YEMAE_BACKUPS", "1"), List.of(programs), output);
        if (code != 0) {
            throw new IllegalStateException(command + " has ended with " + code + "; see " + output);
        }
    }

    private void writePsql() {
        try {
            Files.createDirectories(programs);
            String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
            Path psql = Files.writeString(programs.resolve("psql"), "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s:%s' %s\n"
                .formatted(java, placeOf(Psql.class), placeOf(Driver.class), Psql.class.getName()));
            Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sql superuser(Database database) {
        return new Sql("jdbc:postgresql://localhost:" + database.port() + "/postgres", "postgres", database.superuserPassword());
    }
}
