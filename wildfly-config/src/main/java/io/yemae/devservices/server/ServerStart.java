package io.yemae.devservices.server;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Waits until a server has started. */
final class ServerStart {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    // How the file that the server writes at the end of its start begins.
    private static final String STARTED = "success";
    private static final String STARTED_WITH_ERRORS = "error";

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
            String outcome = outcome();
            while (!outcome.startsWith(STARTED)) {
                if (outcome.startsWith(STARTED_WITH_ERRORS)) {
                    throw new ServiceFailure("The server started with errors; they are in " + files.log() + ".");
                }
                if (!process.isAlive()) {
                    throw new ServiceFailure("The server ended while it was starting; the reason is in " + files.log() + " or "
                        + files.console() + ".");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new ServiceFailure("The server did not start within " + TIMEOUT.toSeconds() + " s; see " + files.log() + ".");
                }
                ChildProcess.pause(Duration.ofMillis(100));
                outcome = outcome();
            }
            for (Path archive : files.archives()) {
                requireDeployed(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty until the end of the start. */
    private String outcome() throws IOException {
        return Files.exists(files.outcome()) ? Files.readString(files.outcome()) : "";
    }

    private void requireDeployed(Path archive) {
        if (Files.notExists(ServerFiles.marker(archive, ".deployed"))) {
            throw new ServiceFailure("The server did not deploy " + archive.getFileName() + "; the reason is in " + files.log() + ".");
        }
    }
}
