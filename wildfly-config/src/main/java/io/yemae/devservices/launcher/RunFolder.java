package io.yemae.devservices.launcher;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who runs from a data folder: one launcher at a time, which holds a lock that ends with its process, and the servers that it started, whose
 * numbers are kept in a file each because they outlive a launcher that is killed.
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

    /** @param base the folder that the server runs from */
    void remember(Path base, long serverPid) {
        try {
            Files.writeString(pidFile(base), Long.toString(serverPid));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile(base) + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    void forget(Path base) {
        try {
            Files.deleteIfExists(pidFile(base));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile(base) + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Stops the server that a killed launcher left running from {@code base}, and returns whether there was one. A number that meanwhile
     * belongs to somebody else is left alone.
     */
    boolean stopLeftover(Path base) {
        Optional<ProcessHandle> server = remembered(base).filter(process -> runsFrom(process, base));
        server.ifPresent(process -> {
            process.destroy();
            if (!ChildProcess.awaitEnd(process, STOP_AT_MOST)) {
                ChildProcess.kill(process);
            }
        });
        forget(base);
        return server.isPresent();
    }

    private static boolean runsFrom(ProcessHandle process, Path base) {
        return process.info().commandLine().filter(line -> Arrays.asList(line.split(" -")).contains("Djboss.server.base.dir=" + base)).isPresent();
    }

    private Optional<ProcessHandle> remembered(Path base) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile(base)).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path pidFile(Path base) {
        return folder.resolve(base.getFileName() + ".pid");
    }
}
