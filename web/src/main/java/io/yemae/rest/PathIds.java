package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Ids that come in paths and bodies as text. */
public final class PathIds {

    private PathIds() {
    }

    /** @throws Problem invalid, in these words */
    public static UUID uuid(Object text, String otherwise) {
        return Uuid7.parse(text).orElseThrow(() -> Problem.invalid("INVALID_ID", otherwise));
    }

    /** An id or a short number in the one spelling of it that we write; anything else as it is. */
    public static String canonical(String text) {
        return Uuid7.parse(text).map(UUID::toString).orElseGet(() -> number(text) == 0 ? text : String.valueOf(number(text)));
    }

    /** A short number of requirement 3; what is no such number names nobody. */
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
