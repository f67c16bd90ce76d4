package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A WildFly process with its own base folder. No shell script runs between this class and the server, so that signals reach the server.
 */
public final class WildFlyServer {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

    private final ServerFiles files;
    private final Map<String, String> environment = new TreeMap<>(Map.of("YEMAE_CONSOLE_LEVEL", "OFF"));
    private final Map<String, String> properties = new TreeMap<>();
    private List<String> jvmOptions = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");
    private String configuration = "standalone-full.xml";
    private int portOffset;
    private Process process;

    private WildFlyServer(ServerFiles files) {
        this.files = files;
    }

    /**
     * A server that is not running yet.
     *
     * @param home the distribution
     * @param base the folder for configuration, data, deployments and log
     */
    public static WildFlyServer of(Path home, Path base) {
        return new WildFlyServer(new ServerFiles(home.toAbsolutePath().normalize(), base.toAbsolutePath().normalize()));
    }

    /** Adds an offset to all ports of the server. */
    public WildFlyServer portOffset(int offset) {
        portOffset = offset;
        return this;
    }

    /**
     * Makes the server a node of a cluster that shares a database. Call this before {@link #configure}.
     *
     * @param node a name that no other node has
     */
    public WildFlyServer clustered(String node) {
        configuration = "standalone-full-ha.xml";
        properties.put("jboss.node.name", node);
        environment.put("YEMAE_NODE", node);
        return this;
    }

    /** Adds environment variables to those that the server inherits from this process. */
    public WildFlyServer environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Adds system properties. */
    public WildFlyServer properties(Map<String, String> values) {
        properties.putAll(values);
        return this;
    }

    /** Sets heap and garbage collector. The default is 1 GB and the parallel collector, which is fastest on few processors. */
    public WildFlyServer jvmOptions(List<String> options) {
        jvmOptions = List.copyOf(options);
        return this;
    }

    /**
     * Runs {@code configure.sh} on the base folder, which is created if it is missing. The server must not be running.
     *
     * @throws ServiceFailure if the script fails
     */
    public WildFlyServer configure(Path configureScript) {
        files.createBaseIfMissing();
        files.configure(configureScript, configuration);
        return this;
    }

    /** Deploys an archive at the next start. It replaces an archive with the same name. */
    public WildFlyServer deploy(Path archive) {
        files.createBaseIfMissing();
        files.deploy(archive);
        return this;
    }

    /** Adds a user of the admin console, or sets the user's password. */
    public WildFlyServer managementUser(String user, String password) {
        files.createBaseIfMissing();
        files.managementUser(user, password);
        return this;
    }

    /**
     * Starts the server and waits until all deployments are running.
     *
     * @throws ServiceFailure if the server or a deployment does not start; the server is not running then
     */
    public WildFlyServer start() {
        launch();
        awaitStarted();
        return this;
    }

    /** The first half of {@link #start()}: starts the process. From then on it can be stopped. */
    public synchronized void launch() {
        files.createBaseIfMissing();
        files.clearLastStart();
        List<String> command = ServerCommand.of(files, configuration, jvmOptions, portOffset, properties);
        process = ChildProcess.startDetached(command, environment, files.console());
    }

    /** The second half of {@link #start()}: waits until all deployments are running. */
    public void awaitStarted() {
        try {
            new ServerStart(process, files).await();
        } catch (ServiceFailure e) {
            kill();
            throw e;
        }
    }

    /** Stops the server gracefully: it refuses new requests and finishes the running ones. It is killed if that takes more than 40 s. */
    public synchronized void stop() {
        if (isRunning()) {
            process.destroy();
            if (!ChildProcess.awaitExit(process.toHandle(), STOP_TIMEOUT)) {
                kill();
            }
        }
    }

    /** Sends SIGKILL. */
    public synchronized void kill() {
        if (process != null) {
            ChildProcess.kill(process.toHandle());
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Completes after the process has ended for any reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public long pid() {
        return process.pid();
    }

    /** The address of the platform, such as {@code http://localhost:8080/}. */
    public URI http() {
        return URI.create("http://localhost:" + (port("jboss.http.port", 8080)) + "/");
    }

    /** The address of health, metrics and the admin console. */
    public URI management() {
        return URI.create("http://localhost:" + (port("jboss.management.http.port", 9990)) + "/");
    }

    public Path log() {
        return files.log();
    }

    /** The lines of the current log file at WARN or above. */
    public List<String> warnings() throws IOException {
        return files.warnings();
    }

    private int port(String property, int defaultPort) {
        return Integer.parseInt(properties.getOrDefault(property, Integer.toString(defaultPort))) + portOffset;
    }
}
