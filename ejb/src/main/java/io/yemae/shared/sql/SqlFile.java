package io.yemae.shared.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a statement from a {@code .sql} resource beside the class that runs it. */
public final class SqlFile {

    private SqlFile() {
    }

    /** @param name the file in the package of {@code owner} */
    public static String read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No " + name + " beside " + owner.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A variant of a statement.
     *
     * @param part of the statement
     * @throws IllegalStateException if the statement does not contain the part: the variant would be the statement itself
     */
    public static String variant(String statement, String part, String replacement) {
        if (!statement.contains(part)) {
            throw new IllegalStateException("No \"" + part + "\" in: " + statement);
        }
        return statement.replace(part, replacement);
    }
}
