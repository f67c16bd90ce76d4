package io.yemae.it.kit;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.Ports;
import io.yemae.devservices.database.Database;
import io.yemae.devservices.server.WildFlyServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database and servers of a test's own, for what would end those that the other tests share, or needs them set up otherwise. Each lives in
 * a folder that was empty.
 */
public final class OwnPlatform implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path directory;
    private final Database database;
    private final List<WildFlyServer> servers = new ArrayList<>();

    private OwnPlatform(Path directory) {
        this.directory = directory;
        this.database = Database.start(directory.resolve("postgres"), Ports.free());
    }

    /** Starts the database. */
    public static OwnPlatform in(String folder) {
        return new OwnPlatform(Platform.directory().resolve(folder + "-" + COUNTER.incrementAndGet()));
    }

    /** A server with the EAR, in the folder {@code server}. It can still be told more and has not been started. */
    public WildFlyServer server() {
        return ready(WildFlyServer.of(Platform.WILDFLY, directory.resolve("server")));
    }

    /** One of several servers on the database, in a folder of its name. They share their keys and their secret, and each takes little memory. */
    public WildFlyServer server(String node) {
        return serverWithoutSecret(node).environment(Map.of("YEMAE_CLUSTER_PASSWORD", "of-these-nodes-alone"));
    }

    /** One that does not know the secret of the others. */
    public WildFlyServer serverWithoutSecret(String node) {
        return ready(WildFlyServer.of(Platform.WILDFLY, directory.resolve(node)).clustered(node))
            .jvmOptions(List.of("-Xmx640m", "-XX:+UseParallelGC"))
            .environment(Map.of("YEMAE_KEYS_DIRECTORY", directory.resolve("keys").toString()));
    }

    private WildFlyServer ready(WildFlyServer server) {
        servers.add(server);
        return server
            .configure(Platform.CONFIGURE)
            .portOffset(Platform.portOffset())
            .environment(Platform.environmentOf(database))
            .environment(Map.of("YEMAE_ADMIN_EMAIL", "admin@yemae.test", "YEMAE_ADMIN_PASSWORD", Stage.PASSWORD,
                "YEMAE_INITIAL_VALUES", Platform.INITIAL_VALUES, "YEMAE_TRUSTED_PROXIES", Platform.TRUSTED_PROXIES))
            .deploy(Platform.EAR);
    }

    /** Starts a server that was stopped or killed, and returns when it serves: just back, it may be short of connections and say so with 503. */
    public static void startAgain(WildFlyServer server) {
        server.start();
        Api api = api(server);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.post("/api/auth/login",
            Map.of("email", "admin@yemae.test", "password", Stage.PASSWORD)).status() == 200);
    }

    public static Api api(WildFlyServer server) {
        return new Api(http(server));
    }

    public static URI http(WildFlyServer server) {
        return URI.create("http://localhost:" + server.http().getPort());
    }

    public Database database() {
        return database;
    }

    public Sql sql() {
        return Platform.sql(database);
    }

    public Path directory() {
        return directory;
    }

    /** Kills the servers and stops the database. */
    @Override
    public void close() {
        servers.forEach(WildFlyServer::kill);
        database.stop();
    }
}
