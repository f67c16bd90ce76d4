package io.yemae.devservices.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal back. A last line without its end is what a killed process leaves: it was never acknowledged, so it is dropped. */
final class JournalReader {

    private JournalReader() {
    }

    /**
     * Hands over every whole line, oldest first.
     *
     * @return where the last whole line ends, in bytes
     * @throws IllegalStateException when a line in the middle is no entry: the file is not ours or was edited
     */
    static long replay(Path file, Consumer<Entry> entries) {
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

    private static Entry parse(Path file, String line) {
        try {
            return EntryCodec.entry(line);
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
