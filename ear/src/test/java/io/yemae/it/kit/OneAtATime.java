package io.yemae.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that the JVMs of one run of the tests do one after another: while servers start, they choose ports and unpack or change files that
 * they share.
 */
final class OneAtATime {
    private static final ReentrantLock HERE = new ReentrantLock();

    private OneAtATime() {
    }

    /** @param folder the folder that these JVMs share */
    static void run(Path folder, Runnable work) {
        HERE.lock();
        try {
            // Opened by the outermost call alone: to close a file ends all locks of this process on it.
            if (HERE.getHoldCount() == 1) {
                lockedAcross(folder, work);
            } else {
                work.run();
            }
        } finally {
            HERE.unlock();
        }
    }

    private static void lockedAcross(Path folder, Runnable work) {
        try (FileChannel channel = open(folder); FileLock lock = channel.lock()) {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
