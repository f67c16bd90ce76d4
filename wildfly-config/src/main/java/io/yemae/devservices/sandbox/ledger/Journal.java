package io.yemae.devservices.sandbox.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of JSON lines. Lines are written in the order of {@link #append}; {@link #force} brings all lines written
 * so far to disk, and callers that wait at the same time share one fsync: 300 payments at once do not queue for 300 of them.
 */
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private final Object disk = new Object();
    private long written;
    private long forced;

    /** Opens the file after the {@code end} of its last whole line, and cuts off what a crash left behind it. */
    Journal(Path file, long end) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IOException("another process writes it");
            }
            channel.truncate(end).position(end);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the ledger " + file, e);
        }
    }

    synchronized void append(Entry entry) {
        var line = EntryCodec.line(entry);
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
