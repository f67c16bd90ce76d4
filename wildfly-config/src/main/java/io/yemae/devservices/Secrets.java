package io.yemae.devservices;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random secrets. Each is generated at its first use and stored in a file that only its owner can read. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    // Without characters that look alike. 24 of 31 characters are 118 bits.
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 6;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /**
     * @param file created with the first secret
     * @throws ServiceFailure if the file exists and cannot be read
     */
    public static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ServiceFailure("The secrets in " + file + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return secrets;
    }

    public synchronized boolean has(String name) {
        return values.containsKey(name);
    }

    /** The secret with this name: letters, digits and hyphens, at least one of each. */
    public synchronized String get(String name) {
        if (!has(name)) {
            put(name, random());
        }
        return values.getProperty(name);
    }

    /** Stores a value with the secrets, such as the kind of accounts that they are for. */
    public synchronized void put(String name, String value) {
        values.setProperty(name, value);
        store();
    }

    /** A new random secret. */
    public static String random() {
        String secret;
        do {
            secret = Stream.generate(Secrets::group).limit(GROUPS).collect(Collectors.joining("-"));
        } while (!secret.matches(".*[a-z].*") || !secret.matches(".*[0-9].*"));
        return secret;
    }

    private static String group() {
        return RANDOM.ints(GROUP_LENGTH, 0, CHARACTERS.length())
            .mapToObj(index -> String.valueOf(CHARACTERS.charAt(index))).collect(Collectors.joining());
    }

    /** Writes a temporary file and renames it, so that a crash does not lose secrets. */
    private void store() {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                values.store(writer, "Random secrets of this folder. They give full access.");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServiceFailure("The secrets cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
