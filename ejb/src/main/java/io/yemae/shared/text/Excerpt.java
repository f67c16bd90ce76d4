package io.yemae.shared.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens text without cutting through a grapheme cluster. */
public final class Excerpt {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private Excerpt() {
    }

    /**
     * The beginning of a text. It never ends within a surrogate pair, before a combining mark or within a sequence of joined emoji.
     *
     * @param most the maximum length in UTF-16 units
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        Matcher character = CHARACTER.matcher(text);
        int end = 0;
        while (character.find() && character.end() <= most) {
            end = character.end();
        }
        return text.substring(0, end);
    }

    /** The same on one line: each run of white space, line breaks or control characters becomes one space. */
    public static String line(String text, int most) {
        return of(WHITE_SPACE.matcher(text).replaceAll(" ").strip(), most).stripTrailing();
    }
}
