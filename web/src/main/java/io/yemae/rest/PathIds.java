package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Ids in paths and bodies, as text. */
public final class PathIds {

    private PathIds() {
    }

    /** @throws Problem invalid, with this sentence */
    public static UUID uuid(Object text, String sentence) {
        return Uuid7.parse(text).orElseThrow(() -> Problem.invalid("INVALID_ID", sentence));
    }

    /** The canonical spelling of an id or a short number. Any other text is returned unchanged. */
    public static String canonical(String text) {
        return Uuid7.parse(text).map(UUID::toString).orElseGet(() -> number(text) == 0 ? text : String.valueOf(number(text)));
    }

    /** A short number of requirement 3. 0, which is no id, if the text is not a number. */
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
