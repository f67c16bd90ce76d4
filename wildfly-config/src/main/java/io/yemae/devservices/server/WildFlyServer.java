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
 * A WildFly process with a base folder of its own. The process is the server itself, without a shell before it, so that it can be asked to
 * end, and killed.
 */
public final class WildFlyServer {
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(40);

    private final ServerFiles files;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private List<String> jvmOptions = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");
    private String configuration = "standalone-full.xml";
    private int portOffset;
    private Process process;

    private WildFlyServer(ServerFiles files) {
        this.files = files;
    }

    /** A server of the distribution in {@code home} that keeps configuration, data, deployments and log in {@code base}. */
    public static WildFlyServer of(Path home, Path base) {
        return new WildFlyServer(new ServerFiles(home.toAbsolutePath().normalize(), base.toAbsolutePath().normalize()));
    }

    /** Added to every port of the server. */
    public WildFlyServer portOffset(int offset) {
        portOffset = offset;
        return this;
    }

    /**
     * Makes it one of several that share a database. To be said before it is configured.
     *
     * @param node its name, which no other has
     */
    public WildFlyServer clustered(String node) {
        configuration = "standalone-full-ha.xml";
        properties.put("jboss.node.name", node);
        environment.put("YEMAE_NODE", node);
        return this;
    }

    /** Given to the process on top of the environment that this one has. */
    public WildFlyServer environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** System properties of the server. */
    public WildFlyServer properties(Map<String, String> values) {
        properties.putAll(values);
        return this;
    }

    /** Heap and collector, in place of a heap of 1 GB and the parallel collector, which does best on few processors. */
    public WildFlyServer jvmOptions(List<String> options) {
        jvmOptions = List.copyOf(options);
        return this;
    }

    /** Runs {@code configure.sh} on this base folder, which is made when missing. The server must not be running. */
    public WildFlyServer configure(Path configureScript) {
        files.createBaseIfMissing();
        files.configure(configureScript, configuration);
        return this;
    }

    /** Puts an archive where the next start finds it, in place of what it found under that name before. */
    public WildFlyServer deploy(Path archive) {
        files.createBaseIfMissing();
        files.deploy(archive);
        return this;
    }

    /** Lets {@code user} into the admin console. */
    public WildFlyServer managementUser(String user, String password) {
        files.createBaseIfMissing();
        files.managementUser(user, password);
        return this;
    }

    /**
     * Starts and returns when every deployment is up.
     *
     * @throws ServiceFailure when the server or a deployment does not start; nothing is left running then
     */
    public WildFlyServer start() {
        launch();
        awaitStarted();
        return this;
    }

    /** The first half of {@link #start()}: from here on the process exists and can be stopped. */
    public synchronized void launch() {
        files.createBaseIfMissing();
        files.forgetLastStart();
        process = ChildProcess.startDetached(ServerCommand.of(files, configuration, jvmOptions, portOffset, properties), environment, files.console());
    }

    /** The second half. */
    public void awaitStarted() {
        try {
            new ServerStart(process, files).await();
        } catch (ServiceFailure e) {
            kill();
            throw e;
        }
    }

    /** Refuses new requests, lets the running ones end, undeploys and ends; killed when that takes too long. */
    public synchronized void stop() {
        if (isRunning()) {
            process.destroy();
            if (!ChildProcess.awaitEnd(process.toHandle(), STOP_AT_MOST)) {
                kill();
            }
        }
    }

    /** SIGKILL. */
    public synchronized void kill() {
        if (process != null) {
            ChildProcess.kill(process.toHandle());
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Completes when the process has ended, whoever ended it. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public long pid() {
        return process.pid();
    }

    /** Where the platform answers, such as {@code http://localhost:8080/}. */
    public URI http() {
        return URI.create("http://localhost:" + (port("jboss.http.port", 8080)) + "/");
    }

    /** Where health, metrics and the admin console answer. */
    public URI management() {
        return URI.create("http://localhost:" + (port("jboss.management.http.port", 9990)) + "/");
    }

    public Path log() {
        return files.log();
    }

    /** The lines of the log at WARN or above, since it was begun. */
    public List<String> warnings() throws IOException {
        return files.warnings();
    }

    private int port(String property, int otherwise) {
        return Integer.parseInt(properties.getOrDefault(property, Integer.toString(otherwise))) + portOffset;
    }
}
