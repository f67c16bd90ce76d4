package io.yemae.it.kit.servers;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.database.Database;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ServerFolders;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database and servers of a test class's own, for tests that would end those that the other tests share, or need them set up otherwise.
 * Started before the first test of the class and ended after its last; each lives in a folder that was empty. To be registered in a static
 * field with {@code @RegisterExtension}.
 */
public final class OwnPlatform implements BeforeAllCallback, AfterAllCallback {
    private static final Duration SERVES_WITHIN = Duration.ofSeconds(180);

    private final Path directory;
    private final List<String> nodes;
    private final List<WildFlyServer> servers = new ArrayList<>();
    private final List<WildFlyServer> all = new ArrayList<>();
    private final List<Consumer<WildFlyServer>> settings = new ArrayList<>();
    private boolean kept;
    private boolean databaseOverTls;
    private LocalCertificate certificate;
    private boolean isPair;
    private DatabasePair pair;
    private Database database;
    private Map<String, String> connection;

    private OwnPlatform(String folder, List<String> nodes) {
        this.directory = Platform.directory().resolve(folder);
        this.nodes = nodes;
    }

    /** One server, in the folder {@code server}. */
    public static OwnPlatform in(String folder) {
        return new OwnPlatform(folder, List.of());
    }

    /**
     * Several servers on one database, each in a folder of its name. They share their keys and their secret, and each takes little memory.
     */
    public static OwnPlatform in(String folder, String... nodes) {
        return new OwnPlatform(folder, List.of(nodes));
    }

    /** Settings applied to each server before its start. The database runs by then. */
    public OwnPlatform with(Consumer<WildFlyServer> setting) {
        settings.add(setting);
        return this;
    }

    /** Lets the class that uses it next have it with all its data, so that it is started once. It ends after the last test. */
    OwnPlatform kept() {
        kept = true;
        return this;
    }

    /** The servers reach the database over TLS only, and check its certificate. */
    public OwnPlatform withDatabaseOverTls() {
        databaseOverTls = true;
        return this;
    }

    /** The servers look for their database at two ports. It can be replaced by a standby, and restored. */
    public OwnPlatform withDatabasePair() {
        isPair = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (database == null) {
            start();
        } else {
            // The class before may have failed after it had killed it.
            servers.stream().filter(server -> !server.isRunning()).forEach(OwnPlatform::startAgain);
        }
    }

    private void start() {
        startDatabase();
        if (nodes.isEmpty()) {
            servers.add(ready(WildFlyServer.of(Platform.WILDFLY, directory.resolve("server")), ServerFolders.ONE_SERVER, "server"));
        }
        nodes.forEach(node -> servers.add(nodeWithoutSecret(node).environment(Map.of("YEMAE_CLUSTER_PASSWORD", "of-these-nodes-alone"))));
        settings.forEach(servers::forEach);
        if (kept) {
            Platform.atTheEnd(this::end);
        }
        // The first one creates the schema and the keys.
        startAgain(servers.get(0));
        servers.stream().skip(1).parallel().forEach(OwnPlatform::startAgain);
    }

    private void startDatabase() {
        Path folder = directory.resolve("postgres");
        if (databaseOverTls) {
            certificate = LocalCertificate.in(directory.resolve("tls"));
            database = Platform.startDatabase(folder, Map.of("ssl", "on",
                "ssl_cert_file", certificate.certificate().toString(), "ssl_key_file", certificate.key().toString()));
            connection = new HashMap<>(Platform.environmentOf(database));
            connection.merge("YEMAE_DB_URL", "?sslmode=verify-full&sslrootcert=" + certificate.certificate(), String::concat);
        } else if (isPair) {
            pair = new DatabasePair(directory);
            database = pair.primary();
            connection = new HashMap<>(Platform.environmentOf(database));
            connection.put("YEMAE_DB_URL", pair.jdbcUrl());
        } else {
            database = Platform.startDatabase(folder);
            connection = Platform.environmentOf(database);
        }
    }

    /** Kills the servers and stops the database, unless they are kept for another class. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (!kept) {
            end();
        }
    }

    private void end() {
        all.forEach(WildFlyServer::kill);
        if (pair != null) {
            pair.stop();
        } else if (database != null) {
            database.stop();
        }
    }

    /** One more server on the database, without the cluster secret of the others. It has not been started. */
    public WildFlyServer nodeWithoutSecret(String node) {
        return ready(WildFlyServer.of(Platform.WILDFLY, directory.resolve(node)).clustered(node), ServerFolders.SEVERAL_NODES, node)
            .jvmOptions(options("-Xmx640m"))
            .environment(Map.of("YEMAE_KEYS_DIRECTORY", directory.resolve("keys").toString()));
    }

    private WildFlyServer ready(WildFlyServer server, String configuration, String folder) {
        all.add(server);
        ServerFolders.configure(directory.resolve(folder), configuration);
        return server
            .jvmOptions(options("-Xmx1g"))
            .portOffset(Platform.portOffset())
            .environment(connection)
            .environment(Map.of("YEMAE_ADMIN_EMAIL", "admin@yemae.test", "YEMAE_ADMIN_PASSWORD", Stage.PASSWORD,
                "YEMAE_INITIAL_VALUES", Platform.INITIAL_VALUES, "YEMAE_TRUSTED_PROXIES", Platform.TRUSTED_PROXIES,
                "YEMAE_WARM_UP", "false", "YEMAE_SHUTDOWN_GRACE_SECONDS", "1"))
            .deploy(Platform.EAR);
    }

    private static List<String> options(String heap) {
        return Stream.concat(Stream.of(heap), Platform.SHORT_LIVED.stream()).toList();
    }

    /**
     * Starts a server, for the first time or again, and returns when it serves: just started, it may be short of connections and answer
     * 503.
     */
    public static void startAgain(WildFlyServer server) {
        server.start();
        Api api = api(server);
        await().atMost(SERVES_WITHIN).until(() -> api.post("/api/auth/login",
            Map.of("email", "admin@yemae.test", "password", Stage.PASSWORD)).status() == 200);
    }

    /** Deletes all messages that the broker of {@link #server()} has. It must not be running. */
    public void loseTheBrokersJournal() {
        try (Stream<Path> files = Files.walk(directory.resolve("server/data/activemq"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Api api(WildFlyServer server) {
        return new Api(http(server));
    }

    public static URI http(WildFlyServer server) {
        return URI.create("http://localhost:" + server.http().getPort());
    }

    /** The only server, or the first of several. */
    public WildFlyServer server() {
        return servers.get(0);
    }

    public List<WildFlyServer> servers() {
        return List.copyOf(servers);
    }

    /** The API of {@link #server()}. */
    public Api api() {
        return api(server());
    }

    /** Users and events at {@link #server()}. */
    public Stage stage() {
        return new Stage(api(), sql(), keys());
    }

    public Database database() {
        return database;
    }

    /** The process of the database; its children serve the connections. */
    public ProcessHandle databaseProcess() {
        return Platform.processOfDatabase(directory.resolve("postgres"));
    }

    /** The databases of {@link #withDatabasePair()}. */
    public DatabasePair databases() {
        return pair;
    }

    public Sql sql() {
        return pair == null ? Platform.sql(database) : pair.sql();
    }

    /** The keys with which the servers sign access tokens. */
    public Path keys() {
        return nodes.isEmpty() ? Platform.keysOf(directory.resolve("server")) : directory.resolve("keys");
    }

    /** The certificate of a database that is reached over TLS. */
    public LocalCertificate certificate() {
        return certificate;
    }

    public Path directory() {
        return directory;
    }
}
