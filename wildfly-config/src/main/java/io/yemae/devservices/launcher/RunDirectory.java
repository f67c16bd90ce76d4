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
 * Records which processes use a data folder. Only one launcher at a time can, which holds a file lock until it ends. The pid of each server
 * is in a file, because servers survive a launcher that is killed.
 */
final class RunDirectory {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

    private final Path folder;
    private FileLock lock;

    RunDirectory(Path folder) {
        this.folder = folder;
    }

    /** @throws ServiceFailure if another launcher has the lock */
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

    /** @param base the base folder of the server */
    void add(Path base, long serverPid) {
        try {
            Files.writeString(pidFile(base), Long.toString(serverPid));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile(base) + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    void remove(Path base) {
        try {
            Files.deleteIfExists(pidFile(base));
        } catch (IOException e) {
            throw new ServiceFailure("The file " + pidFile(base) + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Stops the server that a killed launcher has left running with this base folder, and returns whether there was one. If another
     * process has the pid by now, it keeps running.
     */
    boolean stopLeftover(Path base) {
        Optional<ProcessHandle> server = recorded(base).filter(process -> runsFrom(process, base));
        server.ifPresent(process -> {
            process.destroy();
            if (!ChildProcess.awaitExit(process, STOP_TIMEOUT)) {
                ChildProcess.kill(process);
            }
        });
        remove(base);
        return server.isPresent();
    }

    private static boolean runsFrom(ProcessHandle process, Path base) {
        return process.info().commandLine()
            .filter(line -> Arrays.asList(line.split(" -")).contains("Djboss.server.base.dir=" + base)).isPresent();
    }

    private Optional<ProcessHandle> recorded(Path base) {
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
