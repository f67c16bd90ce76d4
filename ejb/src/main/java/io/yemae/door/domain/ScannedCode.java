package io.yemae.door.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a code that a device has read: an entry code and, if it is a changing code, the time step and its MAC.
 *
 * @param step null for a code on paper
 * @param mac  null for a code on paper
 */
public record ScannedCode(String entryCode, Long step, String mac) {
    /** It cannot occur in an entry code, which is a JWS. */
    static final char SEPARATOR = '~';

    private static final Pattern FORM = Pattern.compile("([^~]+)(?:~([0-9]{1,12})~([A-Za-z0-9_-]+))?");

    /** Empty if the text cannot be a code. */
    public static Optional<ScannedCode> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ScannedCode(form.group(1), form.group(2) == null ? null : Long.valueOf(form.group(2)), form.group(3)));
    }

    public boolean isOnPaper() {
        return step == null;
    }
}
