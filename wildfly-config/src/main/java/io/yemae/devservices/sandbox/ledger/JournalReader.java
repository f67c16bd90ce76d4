package io.yemae.devservices.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal. A last line without an end was left by a killed process; it was never acknowledged, so it is dropped. */
final class JournalReader {

    private JournalReader() {
    }

    /**
     * Passes on every complete line, oldest first.
     *
     * @return the end of the last complete line, in bytes
     * @throws IllegalStateException if a complete line is not an entry, because the file is another one or was edited
     */
    static long replay(Path file, Consumer<JournalEntry> entries) {
        byte[] bytes = read(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                entries.accept(parse(file, new String(bytes, start, i - start, StandardCharsets.UTF_8)));
                start = i + 1;
            }
        }
        return start;
    }

    private static JournalEntry parse(Path file, String line) {
        try {
            return JournalLine.read(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a line of a ledger in " + file + ": " + line, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ledger " + file, e);
        }
    }
}
