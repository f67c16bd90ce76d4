package io.yemae.it.chaos;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.Ports;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.balancer.Balancer;
import io.yemae.devservices.balancer.Balancer.Backend;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ServerFolders;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SteppedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * All that can fail: servers and their clocks, the balancer in front of them, their database, the gateway, and the networks between them.
 * Each server has networks of its own to the database and to the other servers, and all share the one to the gateway.
 */
final class Installation implements AutoCloseable {
    /** A server may fail to start because of the next fault. Then it is started again, as a supervisor would. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(15);

    private static final int MANAGEMENT_PORT = 9990;
    /** The socket bindings at which servers reach each other, and their ports without the offset. */
    private static final Map<String, Integer> NODE_PORTS = Map.of("jgroups-tcp", 7600, "yemae-messaging", 5445);

    private final OwnPlatform platform;
    private final boolean isClustered;
    private final Map<WildFlyServer, Network> databaseNetworks = new HashMap<>();
    private final Map<WildFlyServer, SteppedClock> clocks = new HashMap<>();
    private final List<Network> nodeNetworks = new ArrayList<>();
    private Network gatewayNetwork;
    private SandboxSettings gatewaySettings;
    private volatile PaymentSandbox gateway;
    private Balancer balancer;
    private int balancerPort;
    private final AtomicInteger serverKills = new AtomicInteger();
    private final AtomicInteger databaseKills = new AtomicInteger();
    private final AtomicInteger balancerKills = new AtomicInteger();

    /** @param nodes none for a single server */
    Installation(String folder, String... nodes) {
        isClustered = nodes.length > 0;
        platform = (nodes.length == 0 ? OwnPlatform.in(folder) : OwnPlatform.in(folder, nodes)).with(this::connect);
    }

    /** To be registered in a static field with {@code @RegisterExtension}. */
    OwnPlatform platform() {
        return platform;
    }

    private void connect(WildFlyServer server) {
        if (gateway == null) {
            // News of payments goes to the first server.
            URI first = OwnPlatform.http(server);
            gatewaySettings = SandboxSettings.defaults().onPort(Ports.free())
                .withLedgerFile(platform.directory().resolve("gateway.ledger"))
                .sendingTo(first.resolve("/api/payments/webhooks/toss"), first.resolve("/api/payments/callback"));
            startGateway();
            gatewayNetwork = Network.to(gatewaySettings.port());
            balancerPort = Ports.free();
            startBalancer();
        }
        Network database = Network.to(platform.database().port());
        databaseNetworks.put(server, database);
        server.environment(Map.of("YEMAE_DB_URL", through(database, platform.database().port(), platform.database().jdbcUrl())));
        Map<String, String> properties = new HashMap<>(Platform.propertiesOf(gateway));
        properties.replaceAll((name, value) -> through(gatewayNetwork, gatewaySettings.port(), value));
        server.properties(properties);
        if (isClustered) {
            connectToOthers(server);
        }
        SteppedClock clock = SteppedClock.in(folder(server));
        clocks.put(server, clock);
        server.environment(Map.of("JAVA_TOOL_OPTIONS", clock.jvmOption()));
    }

    /** The other servers reach this one over networks of their own: one for the cluster, and one for the brokers. */
    private void connectToOthers(WildFlyServer server) {
        Path configuration = folder(server).resolve("configuration").resolve(ServerFolders.SEVERAL_NODES);
        int offset = server.management().getPort() - MANAGEMENT_PORT;
        try {
            String text = Files.readString(configuration);
            for (Map.Entry<String, Integer> port : NODE_PORTS.entrySet()) {
                Network network = Network.to(port.getValue() + offset);
                nodeNetworks.add(network);
                text = text.replaceFirst("(<socket-binding name=\"" + port.getKey() + "\"[^>]*)/>",
                    "$1><client-mapping destination-address=\"127.0.0.1\" destination-port=\"" + network.port() + "\"/></socket-binding>");
            }
            Files.writeString(configuration, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String through(Network network, int port, String address) {
        return address.replaceFirst("//localhost:" + port, "//localhost:" + network.port());
    }

    List<WildFlyServer> servers() {
        return platform.servers();
    }

    /** Where buyers send their requests: to each server, and through the balancer. */
    List<URI> addresses() {
        return Stream.concat(servers().stream().map(OwnPlatform::http), Stream.of(URI.create("http://localhost:" + balancerPort))).toList();
    }

    Network databaseNetwork(WildFlyServer server) {
        return databaseNetworks.get(server);
    }

    SteppedClock clock(WildFlyServer server) {
        return clocks.get(server);
    }

    /** Between the servers; none if there is only one. */
    List<Network> nodeNetworks() {
        return nodeNetworks;
    }

    Network gatewayNetwork() {
        return gatewayNetwork;
    }

    /** The gateway of the moment; another one after it was killed, with the same ledger. */
    PaymentSandbox gateway() {
        return gateway;
    }

    Processes processes() {
        return new Processes(platform.directory().resolve("processes.log"));
    }

    /** Counts only if the server has not ended by itself, as it does for example if it finds no database. */
    void kill(WildFlyServer server) {
        if (server.isRunning()) {
            serverKills.incrementAndGet();
        }
        server.kill();
    }

    void start(WildFlyServer server) {
        Instant end = Instant.now().plus(STARTS_WITHIN);
        while (true) {
            try {
                server.start();
                return;
            } catch (ServiceFailure e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    /** Starts a server that is killed again and again before. @param killed after these times */
    void startAfter(List<Duration> killed, WildFlyServer server) {
        for (Duration time : killed) {
            server.launch();
            ChildProcess.pause(time);
            kill(server);
        }
        start(server);
    }

    /** Counts only if the database has not ended by itself. */
    void killDatabase() {
        if (platform.database().isRunning()) {
            databaseKills.incrementAndGet();
        }
        platform.database().kill();
    }

    void startDatabase() {
        platform.database().restart();
    }

    void killGateway() {
        try {
            gateway.stop();
        } catch (UncheckedIOException e) {
            // A call was cut off while it wrote to the ledger. The next start reads the ledger up to there.
        }
    }

    void startGateway() {
        gateway = PaymentSandbox.start(gatewaySettings);
    }

    void killBalancer() {
        balancer.stop();
        balancerKills.incrementAndGet();
    }

    void startBalancer() {
        balancer = Balancer.start("localhost", List.of(balancerPort), servers().stream()
            .map(server -> new Backend(server.http(), server.management())).toList());
    }

    /** Deletes the journal of a broker whose server is not running. */
    void loseJournal(WildFlyServer server) {
        try (Stream<Path> files = Files.walk(folder(server).resolve("data/activemq"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(WildFlyServer server) {
        return server.log().getParent().getParent();
    }

    int serverKills() {
        return serverKills.get();
    }

    int databaseKills() {
        return databaseKills.get();
    }

    int balancerKills() {
        return balancerKills.get();
    }

    /** Ends what {@link #platform()} does not. */
    @Override
    public void close() {
        if (balancer != null) {
            balancer.stop();
        }
        databaseNetworks.values().forEach(Network::close);
        nodeNetworks.forEach(Network::close);
        gatewayNetwork.close();
        killGateway();
    }
}
