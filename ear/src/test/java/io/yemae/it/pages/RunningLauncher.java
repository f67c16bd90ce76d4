package io.yemae.it.pages;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.Ports;
import io.yemae.devservices.launcher.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
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
final class RunningLauncher implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final Duration STOP_AT_MOST = Duration.ofMinutes(1);
    private static final String STARTED = "Yemae is running.";
    /* The variable that moves a port, and the port that the pages name. */
    private static final Map<String, Integer> PORTS = Map.of("YEMAE_HTTP_PORT", 8080, "YEMAE_HTTPS_PORT", 8443, "YEMAE_MANAGEMENT_PORT",
        9990, "YEMAE_DB_PORT", 54329, "YEMAE_SMTP_PORT", 3025, "YEMAE_MAIL_PAGE_PORT", 8025, "YEMAE_SANDBOX_PORT", 8099);

    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Path output;
    private final Process process;

    /** @param project a folder that becomes a project with the same archive and server, and with data of its own */
    RunningLauncher(Path project) throws IOException {
        Files.createDirectories(project);
        for (String folder : new String[] {"ear", "wildfly-config"}) {
            Files.createSymbolicLink(project.resolve(folder), Page.ROOT.resolve(folder));
        }
        output = project.resolve("launcher.log");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
            "-cp", System.getProperty("java.class.path"), Launcher.class.getName(), project.toString())
            .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("YEMAE_HEAP", "512m");
        builder.environment().put("YEMAE_WARM_UP", "false");
        // For the server too: it starts in half the time.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        PORTS.forEach((variable, port) -> {
            int free = Ports.free();
            ports.put(port, free);
            builder.environment().put(variable, Integer.toString(free));
        });
        process = builder.start();
    }

    /** Returns if the launcher says that everything runs. */
    void awaitStart() {
        await().atMost(START_AT_MOST).until(() -> printed().contains(STARTED) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The launcher ended: " + printed());
        }
    }

    /** The ports in use, by the ports that the pages name. */
    Map<Integer, Integer> ports() {
        return Map.copyOf(ports);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
