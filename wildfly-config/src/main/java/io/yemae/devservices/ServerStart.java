package io.yemae.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits for a server that was just started, and says what became of it. */
final class ServerStart {
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    // The server's last word at start-up: started, or started with errors.
    private static final List<String> LAST_WORDS = List.of("WFLYSRV0025", "WFLYSRV0026");

    private final Process process;
    private final ServerFiles files;

    ServerStart(Process process, ServerFiles files) {
        this.process = process;
        this.files = files;
    }

    void await() {
        Instant deadline = Instant.now().plus(AT_MOST);
        try {
            while (!hasSpoken()) {
                if (!process.isAlive()) {
                    throw new ServiceFailure("The server ended while it was starting; the reason is in " + files.console() + ".");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new ServiceFailure("The server did not start within " + AT_MOST.toSeconds() + " s; see " + files.console() + ".");
                }
                ChildProcess.pause(Duration.ofMillis(100));
            }
            for (Path archive : files.archives()) {
                requireDeployed(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasSpoken() throws IOException {
        // A few hundred lines; read as bytes because a line may be half-written.
        String output = Files.exists(files.console()) ? new String(Files.readAllBytes(files.console()), StandardCharsets.UTF_8) : "";
        return LAST_WORDS.stream().anyMatch(output::contains);
    }

    private void requireDeployed(Path archive) {
        if (Files.notExists(ServerFiles.marker(archive, ".deployed"))) {
            throw new ServiceFailure("The server did not deploy " + archive.getFileName() + "; the reason is in " + files.log() + ".");
        }
    }
}
