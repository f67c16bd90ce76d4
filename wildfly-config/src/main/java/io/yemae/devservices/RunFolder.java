package io.yemae.devservices;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Who runs from a data folder: one launcher at a time, which holds a lock that ends with its process, and the server that it started, whose
 * number is kept in a file because it outlives a launcher that is killed.
 */
final class RunFolder {
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(40);

    private final Path folder;
    private FileLock lock;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    void lock() {
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        } catch (IOException e) {
            throw new ServiceFailure("The data folder " + folder + " cannot be locked: " + e.getMessage() + ".", e);
        }
        if (lock == null) {
            throw new ServiceFailure("Yemae is running from " + folder.getParent() + " already; stop it first, with Ctrl-C where it runs.");
        }
    }

    void remember(long serverPid) {
        try {
            Files.writeString(pidFile(), Long.toString(serverPid));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile() + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile() + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Stops the server that a killed launcher left running from {@code base}, and returns whether there was one. A number that meanwhile
     * belongs to somebody else is left alone.
     */
    boolean stopLeftover(Path base) {
        Optional<ProcessHandle> server = remembered().filter(process -> runsFrom(process, base));
        server.ifPresent(process -> {
            process.destroy();
            if (!ChildProcess.awaitEnd(process, STOP_AT_MOST)) {
                ChildProcess.kill(process);
            }
        });
        forget();
        return server.isPresent();
    }

    private static boolean runsFrom(ProcessHandle process, Path base) {
        return process.info().commandLine().filter(line -> line.contains("-Djboss.server.base.dir=" + base)).isPresent();
    }

    private Optional<ProcessHandle> remembered() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return folder.resolve("server.pid");
    }
}
