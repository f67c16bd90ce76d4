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

/** Waits for a server that was just started, and says what became of it. */
final class ServerStart {
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    // The server's last word at start-up.
    private static final String STARTED = "WFLYSRV0025";
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";

    private final Process process;
    private final ServerFiles files;

    ServerStart(Process process, ServerFiles files) {
        this.process = process;
        this.files = files;
    }

    void await() {
        Instant deadline = Instant.now().plus(AT_MOST);
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
                    throw new ServiceFailure("The server did not start within " + AT_MOST.toSeconds() + " s; see " + files.console() + ".");
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
        // A few hundred lines; read as bytes because a line may be half-written.
        return Files.exists(files.console()) ? new String(Files.readAllBytes(files.console()), StandardCharsets.UTF_8) : "";
    }

    private void requireDeployed(Path archive) {
        if (Files.notExists(ServerFiles.marker(archive, ".deployed"))) {
            throw new ServiceFailure("The server did not deploy " + archive.getFileName() + "; the reason is in " + files.log() + ".");
        }
    }
}
