package io.yemae.it.kit.servers;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.Ports;
import io.yemae.devservices.Secrets;
import io.yemae.devservices.launcher.Launcher;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The platform as {@code mvn -Prun} runs it: the launcher in a process of its own, with demo data, on free ports and in an empty data
 * folder.
 */
public final class RunningLauncher implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final Duration STOP_AT_MOST = Duration.ofMinutes(1);
    private static final String STARTED = "Yemae is running.";
    /* The variable that moves a port, and the port that the pages name. */
    private static final Map<String, Integer> PORTS = Map.of("YEMAE_HTTP_PORT", 8080, "YEMAE_HTTPS_PORT", 8443, "YEMAE_MANAGEMENT_PORT",
        9990, "YEMAE_DB_PORT", 54329, "YEMAE_SMTP_PORT", 3025, "YEMAE_MAIL_PAGE_PORT", 8025, "YEMAE_SANDBOX_PORT", 8099,
        "YEMAE_CLUSTER_PORT", 7600, "YEMAE_MESSAGING_PORT", 5445);
    /* The ports of a server are so much above those of the server before it. */
    private static final int PORT_OFFSET = 100;

    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Path data;
    private final Path output;
    private final Process process;

    /**
     * @param project     a folder that becomes a project with the same archive and server, and with data of its own
     * @param environment more variables of the launcher; at most three servers have free ports
     */
    public RunningLauncher(Path project, Map<String, String> environment) throws IOException {
        Files.createDirectories(project);
        for (String folder : new String[] {"ear", "wildfly-config"}) {
            Files.createSymbolicLink(project.resolve(folder), Platform.HOME.resolve(folder));
        }
        data = project.resolve("data");
        output = project.resolve("launcher.log");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
            "-cp", System.getProperty("java.class.path"), Launcher.class.getName(), project.toString())
            .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("YEMAE_HEAP", "512m");
        builder.environment().put("YEMAE_WARM_UP", "false");
        // For the server too, whose collector is the launcher's choice.
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", Platform.QUICK_COMPILER));
        builder.environment().putAll(environment);
        PORTS.forEach((variable, port) -> {
            int free = Ports.freeOffset(0, PORT_OFFSET, 2 * PORT_OFFSET, 3 * PORT_OFFSET);
            ports.put(port, free);
            builder.environment().put(variable, Integer.toString(free));
        });
        process = builder.start();
    }

    /** Returns if the launcher says that everything runs. */
    public void awaitStart() {
        await().atMost(START_AT_MOST).until(() -> printed().contains(STARTED) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The launcher ended: " + printed());
        }
    }

    /** The ports in use, by the ports that the pages name. */
    public Map<Integer, Integer> ports() {
        return Map.copyOf(ports);
    }

    /** The site: the only server, or the balancer. */
    public URI http() {
        return URI.create("http://localhost:" + ports.get(8080));
    }

    /** One of several servers, without the balancer. @param node from 1 */
    public URI http(int node) {
        return URI.create("http://localhost:" + (ports.get(8080) + node * PORT_OFFSET));
    }

    /** @param node from 1 */
    public URI management(int node) {
        return URI.create("http://localhost:" + (ports.get(9990) + (node - 1) * PORT_OFFSET));
    }

    /** The process of a server. @param node from 1 */
    public ProcessHandle server(int node) {
        try {
            String pid = Files.readString(data.resolve("run").resolve(node == 1 ? "server.pid" : "server-" + node + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher itself has used, with the balancer if there is one, and without database and servers. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The database as the owner of the schema. */
    public Sql sql() {
        return new Sql("jdbc:postgresql://localhost:" + ports.get(54329) + "/yemae", "yemae",
            Secrets.in(data.resolve("postgres/secrets.properties")).get("yemae"));
    }

    public Path keys() {
        return Platform.keysOf(data.resolve("server"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Ends it with all that it has started, at once. */
    public void kill() {
        ChildProcess.kill(process.toHandle());
    }

    /** What it has printed so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
