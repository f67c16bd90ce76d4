package io.yemae.devservices.sandbox.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of JSON lines, in the order of {@link #append}. {@link #force} writes all of them to disk. Callers that wait at the
 * same time share one fsync, so that 300 simultaneous payments do not wait for 300 of them.
 */
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private final Object disk = new Object();
    private long written;
    private long forced;

    /** Opens the file at the {@code end} of its last complete line, and truncates what a crash has left after it. */
    Journal(Path file, long end) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IOException("another process has locked it");
            }
            channel.truncate(end).position(end);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the ledger " + file, e);
        }
    }

    synchronized void append(JournalEntry entry) {
        var line = JournalLine.write(entry);
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written++;
    }

    void force() {
        long mine = written();
        synchronized (disk) {
            if (forced >= mine) {
                return;
            }
            long upTo = written();
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            forced = upTo;
        }
    }

    private synchronized long written() {
        return written;
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
