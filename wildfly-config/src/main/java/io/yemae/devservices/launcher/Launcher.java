package io.yemae.devservices.launcher;

import io.yemae.devservices.demo.Accounts;
import io.yemae.devservices.Secrets;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.balancer.Balancer;
import io.yemae.devservices.database.Database;
import io.yemae.devservices.demo.DemoData;
import io.yemae.devservices.mail.MailCatcher;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.server.Readiness;
import io.yemae.devservices.server.WildFlyServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Runs the platform in the foreground: database, mail catcher, payment sandbox, one or more servers, and a balancer if there are several. A
 * server that ends by itself is started again. Ctrl-C and SIGTERM stop everything in the reverse order. All data is in {@code data} in the
 * project's folder, and the next start continues with it.
 */
public final class Launcher {
    private static final String REHEARSAL_URL = "YEMAE_REHEARSAL_URL";

    private final LauncherSettings settings;
    private final ShutdownSequence shutdown = new ShutdownSequence();
    private final RunDirectory runDirectory;
    private Secrets secrets;
    private Accounts accounts;

    private Launcher(LauncherSettings settings) {
        this.settings = settings;
        this.runDirectory = new RunDirectory(settings.run());
    }

    /**
     * Never returns. The process ends after a signal with exit code 0, or after a failure with 1 and one sentence on standard error.
     *
     * @param arguments the project's folder; the current one if there is none
     */
    public static void main(String[] arguments) {
        Path project = Path.of(arguments.length == 1 ? arguments[0] : ".").toAbsolutePath().normalize();
        Launcher launcher = new Launcher(new LauncherSettings(project, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(launcher.shutdown::stopAll, "shutdown"));
        try {
            launcher.run();
        } catch (ServiceFailure e) {
            if (!launcher.shutdown.isStopping()) {
                System.err.println(e.getMessage());
            }
        }
        // If a signal has started the shutdown, this waits for its end.
        System.exit(1);
    }

    private void run() {
        Path home = check();
        secrets = Secrets.in(settings.secrets());
        accounts = AccountChoice.of(settings, secrets);
        stopLeftovers();
        Preconditions.requireFreePorts(settings);

        Database database = shutdown.start("the database",
            () -> Database.start(settings.database(), settings.number(LauncherSettings.DATABASE)), started -> started::stop);
        shutdown.start("the mail catcher", () -> MailCatcher.start(settings.number(LauncherSettings.SMTP),
            settings.number(LauncherSettings.MAIL_PAGE)), started -> started::stop);
        shutdown.start("the payment sandbox", this::startSandbox, started -> started::stop);
        System.out.println("Database, mail catcher and payment sandbox are running; starting the server.");

        List<WildFlyServer> servers = startServers(home, database);
        List<CompletableFuture<Void>> givenUp = nodes().mapToObj(node -> supervise(node, servers.get(node - 1))).toList();
        if (settings.isBalanced()) {
            shutdown.start("the balancer", () -> startBalancer(servers), started -> started::stop);
        }
        new DemoData(settings.address(LauncherSettings.HTTP) + "/api", accounts, settings.data().resolve("demo-loaded")).load();
        System.out.println(new Banner(settings, accounts));

        CompletableFuture.allOf(givenUp.toArray(CompletableFuture[]::new)).join();
        throw new ServiceFailure("No server is running any more.");
    }

    private CompletableFuture<Void> supervise(int node, WildFlyServer server) {
        return Supervisor.start(
            new SupervisedWildFly(name(node), server, ended -> shutdown.run(() -> launch(node, ended))), shutdown::isStopping).givenUp();
    }

    private String name(int node) {
        return settings.isBalanced() ? "server " + node : "the server";
    }

    private Balancer startBalancer(List<WildFlyServer> servers) {
        return Balancer.start(settings.bindAddress(), settings.sitePorts().stream().map(settings::number).toList(),
            servers.stream().map(server -> new Balancer.Backend(server.http(), server.management())).toList());
    }

    private IntStream nodes() {
        return IntStream.rangeClosed(1, settings.nodes());
    }

    /** The first server creates the schema and the keys. The others are configured meanwhile, and then start together. */
    private List<WildFlyServer> startServers(Path home, Database database) {
        List<WildFlyServer> servers = nodes().mapToObj(node -> server(node, home, database)).toList();
        configure(servers.get(0));
        launchUntilTheEnd(1, servers);
        servers.stream().skip(1).forEach(this::configure);
        awaitReady(servers.get(0));
        nodes().skip(1).forEach(node -> launchUntilTheEnd(node, servers));
        servers.stream().skip(1).forEach(Launcher::awaitReady);
        return servers;
    }

    private void configure(WildFlyServer server) {
        shutdown.run(() -> server.configure(settings.configureScript())
            .managementUser("admin", accounts.administratorPassword())
            .deploy(settings.archive()));
    }

    /** To be stopped at the end. */
    private void launchUntilTheEnd(int node, List<WildFlyServer> servers) {
        shutdown.start(name(node), () -> launch(node, servers.get(node - 1)), launched -> () -> stop(node, launched));
    }

    private static void awaitReady(WildFlyServer server) {
        server.awaitStarted();
        new Readiness(server.management()).await();
    }

    private Path check() {
        Preconditions.requireJava(Runtime.version().feature());
        Preconditions.requireFile(settings.archive());
        Preconditions.requireWritable(settings.data());
        runDirectory.lock();
        return Preconditions.requireServer(settings.project().resolve("wildfly-config/target"));
    }

    private void stopLeftovers() {
        boolean server = false;
        for (Path base : settings.servers()) {
            server |= runDirectory.stopLeftover(base);
        }
        boolean database = Database.stopLeftover(settings.database());
        if (server || database) {
            System.out.println("An earlier run was killed and left its " + (server ? "server" : "database")
                + (server && database ? " and database" : "") + " running; stopped first.");
        }
    }

    private PaymentSandbox startSandbox() {
        String payments = settings.address(LauncherSettings.HTTP) + "/api/payments";
        return PaymentSandbox.start(SandboxSettings.defaults()
            .onPort(settings.number(LauncherSettings.SANDBOX))
            .withLedgerFile(settings.data().resolve("sandbox.ledger"))
            .withKeys(gatewayKey(), SandboxSettings.CLIENT_KEY, secrets.get("module"))
            .sendingTo(URI.create(payments + "/webhooks/toss"), URI.create(payments + "/callback")));
    }

    private String gatewayKey() {
        return "test_sk_" + secrets.get("gateway");
    }

    private WildFlyServer server(int node, Path home, Database database) {
        WildFlyServer server = WildFlyServer.of(home, settings.server(node))
            .portOffset(LauncherSettings.offset(node))
            .jvmOptions(List.of("-Xms" + settings.heap(), "-Xmx" + settings.heap(), "-XX:+UseParallelGC"))
            .properties(Map.of(
                "jboss.bind.address", settings.serverAddress(),
                "jboss.http.port", portOfFirst(LauncherSettings.HTTP),
                "jboss.https.port", portOfFirst(LauncherSettings.HTTPS),
                "jboss.management.http.port", portOfFirst(LauncherSettings.MANAGEMENT)))
            .environment(platformEnvironment(database));
        return settings.isBalanced() ? server.clustered("yemae-" + node) : server;
    }

    /** The offset of a server is added to it. */
    private String portOfFirst(LauncherSettings.Port port) {
        return Integer.toString(settings.number(port, 1));
    }

    private Map<String, String> platformEnvironment(Database database) {
        Map<String, String> variables = new HashMap<>();
        variables.put("YEMAE_DB_URL", database.jdbcUrl());
        variables.put("YEMAE_DB_USER", database.runtimeUser());
        variables.put("YEMAE_DB_PASSWORD", database.runtimePassword());
        variables.put("YEMAE_DB_OWNER_USER", database.user());
        variables.put("YEMAE_DB_OWNER_PASSWORD", database.password());
        variables.put("YEMAE_CLUSTER_PASSWORD", secrets.get("cluster"));
        variables.put("YEMAE_MAIL_HOST", "localhost");
        variables.put("YEMAE_MAIL_PORT", Integer.toString(settings.number(LauncherSettings.SMTP)));
        variables.put("YEMAE_TOSS_URL", settings.address(LauncherSettings.SANDBOX));
        variables.put("YEMAE_TOSS_SECRET_KEY", gatewayKey());
        variables.put("YEMAE_TOSS_CLIENT_KEY", SandboxSettings.CLIENT_KEY);
        variables.put("YEMAE_REHEARSAL_GATEWAY_URL", settings.address(LauncherSettings.SANDBOX));
        variables.put("YEMAE_REHEARSAL_GATEWAY_KEY", gatewayKey());
        variables.put("YEMAE_PAYMENT_MODULE_URL", settings.address(LauncherSettings.SANDBOX));
        variables.put("YEMAE_PAYMENT_MODULE_SECRET", secrets.get("module"));
        variables.put("YEMAE_SITE_URL", settings.address(LauncherSettings.HTTP));
        if (settings.isBalanced() && !settings.environment().containsKey(REHEARSAL_URL)) {
            // The bots of a rehearsal buy where buyers do, and not only from the server that was asked for it.
            variables.put(REHEARSAL_URL, settings.address(LauncherSettings.HTTP));
        }
        variables.put("YEMAE_ADMIN_EMAIL", Accounts.ADMINISTRATOR);
        variables.put("YEMAE_ADMIN_PASSWORD", accounts.administratorPassword());
        // Mails do not leave this machine, and these accounts have no second factor.
        variables.put("YEMAE_INITIAL_VALUES", "accounts.confirm=0,accounts.second.factor=0,points.charge=" + (accounts.demo() ? 1 : 0));
        // Otherwise all clients on this machine, also behind a local proxy, would share the limits of one address.
        variables.put("YEMAE_TRUSTED_PROXIES", "127.0.0.1,::1");
        variables.put("YEMAE_KEYS_DIRECTORY", settings.keys().toString());
        // Whoever tries the platform sees in one log what happens.
        variables.put("YEMAE_EVENTS_IN_SERVER_LOG", "true");
        // If there is a balancer, it is stopped before the servers: nobody has to notice that they end.
        variables.put("YEMAE_SHUTDOWN_GRACE_SECONDS", "0");
        variables.put("YEMAE_DOCS_ENABLED", Boolean.toString(settings.hasDocsPort() && !settings.isBalanced()));
        return variables;
    }

    private WildFlyServer launch(int node, WildFlyServer server) {
        server.launch();
        runDirectory.add(settings.server(node), server.pid());
        return server;
    }

    private void stop(int node, WildFlyServer server) {
        server.stop();
        runDirectory.remove(settings.server(node));
    }
}
