package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a server: the distribution, which it shares with others, and its own base folder. */
record ServerFiles(Path home, Path base) {
    private static final List<String> OUTCOME_MARKERS =
        List.of(".deployed", ".failed", ".undeployed", ".isdeploying", ".isundeploying", ".pending");

    Path log() {
        return base.resolve("log/server.log");
    }

    /**
     * Standard output and standard error of the process: what the JVM and its start say. What the server logs is in {@link #log()} only,
     * whose size is bounded.
     */
    Path console() {
        return base.resolve("log/console.log");
    }

    /** The {@link #console()} of the start before, such as the reason why it ended. */
    Path previousConsole() {
        return base.resolve("log/console.previous.log");
    }

    /** Written by the server at the end of its start: {@code success} or {@code error}, and more. */
    Path outcome() {
        return base.resolve("tmp/startup-marker");
    }

    Path deployments() {
        return base.resolve("deployments");
    }

    /** Creates the base folder with the configuration of the distribution. It is renamed after all files are copied. */
    void createBaseIfMissing() {
        Path configuration = base.resolve("configuration");
        try {
            Files.createDirectories(deployments());
            Files.createDirectories(base.resolve("log"));
            if (Files.notExists(configuration)) {
                Path unfinished = Files.createDirectories(base.resolve("configuration.unfinished"));
                try (Stream<Path> originals = Files.list(home.resolve("standalone/configuration"))) {
                    for (Path original : originals.filter(Files::isRegularFile).toList()) {
                        Files.copy(original, unfinished.resolve(original.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                Files.move(unfinished, configuration, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new ServiceFailure("The server's folder " + base + " cannot be created: " + e.getMessage() + ".", e);
        }
    }

    /** @throws ServiceFailure if the script fails; the server keeps the changes of the scripts before the failure */
    void configure(Path script, String configuration) {
        Path output = base.resolve("log/configure.log");
        int exit = ChildProcess.run(List.of("bash", script.toString(), home.toString(), configuration),
            Map.of("JBOSS_BASE_DIR", base.toString(), "JAVA_HOME", System.getProperty("java.home")), output);
        if (exit != 0) {
            throw new ServiceFailure("The server could not be configured; the reason is in " + output + ".");
        }
    }

    /** Copies an archive to the deployments of the next start. */
    void deploy(Path archive) {
        Path target = deployments().resolve(archive.getFileName());
        try {
            deleteOutcome(target);
            Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(marker(target, ".dodeploy"), "");
        } catch (IOException e) {
            throw new ServiceFailure("The platform's archive " + archive + " cannot be deployed: " + e.getMessage() + ".", e);
        }
    }

    /** Sets the password of a management user. The format, with this digest of user, realm and password, is the server's. */
    void managementUser(String user, String password) {
        Path users = base.resolve("configuration/mgmt-users.properties");
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                .digest((user + ":ManagementRealm:" + password).getBytes(StandardCharsets.UTF_8));
            String entry = user + "=" + HexFormat.of().formatHex(digest);
            List<String> others = Files.readAllLines(users).stream().filter(line -> !line.startsWith(user + "=")).toList();
            Files.write(users, Stream.concat(others.stream(), Stream.of(entry)).toList());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new ServiceFailure("The user of the admin console cannot be written to " + users + ": " + e.getMessage() + ".", e);
        }
    }

    /** Puts the output and the outcome of the last start aside, so that they are not mistaken for the next one's. */
    void clearLastStart() {
        try {
            if (Files.exists(console())) {
                Files.move(console(), previousConsole(), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(outcome());
            for (Path archive : archives()) {
                deleteOutcome(archive);
                Files.writeString(marker(archive, ".dodeploy"), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(deployments())) {
            return files.filter(file -> file.toString().matches(".*\\.[ewj]ar")).toList();
        }
    }

    List<String> warnings() throws IOException {
        try (Stream<String> lines = Files.lines(log())) {
            return lines.filter(line -> line.matches("\\S+( \\S+)? (WARN|ERROR|FATAL) .*")).toList();
        }
    }

    static Path marker(Path archive, String suffix) {
        return archive.resolveSibling(archive.getFileName() + suffix);
    }

    private static void deleteOutcome(Path archive) throws IOException {
        for (String suffix : OUTCOME_MARKERS) {
            Files.deleteIfExists(marker(archive, suffix));
        }
    }
}
