package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Waits until a server has started, by reading its output. */
final class ServerStart {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    // The codes of the server's last message at start-up.
    private static final String STARTED = "WFLYSRV0025";
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";

    private final Process process;
    private final ServerFiles files;

    ServerStart(Process process, ServerFiles files) {
        this.process = process;
        this.files = files;
    }

    /** @throws ServiceFailure if the server or a deployment does not start within five minutes */
    void await() {
        Instant deadline = Instant.now().plus(TIMEOUT);
        try {
            String output = output();
            while (!output.contains(STARTED)) {
                if (output.contains(STARTED_WITH_ERRORS)) {
                    throw new ServiceFailure("The server started with errors; they are in " + files.log() + ".");
                }
                if (!process.isAlive()) {
                    throw new ServiceFailure("The server ended while it was starting; the reason is in " + files.console() + ".");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new ServiceFailure("The server did not start within " + TIMEOUT.toSeconds() + " s; see " + files.console() + ".");
                }
                ChildProcess.pause(Duration.ofMillis(100));
                output = output();
            }
            for (Path archive : files.archives()) {
                requireDeployed(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output() throws IOException {
        // The file has a few hundred lines. It is read as bytes because the last line may be incomplete.
        return Files.exists(files.console()) ? new String(Files.readAllBytes(files.console()), StandardCharsets.UTF_8) : "";
    }

    private void requireDeployed(Path archive) {
        if (Files.notExists(ServerFiles.marker(archive, ".deployed"))) {
            throw new ServiceFailure("The server did not deploy " + archive.getFileName() + "; the reason is in " + files.log() + ".");
        }
    }
}
