package io.yemae.shared.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Reads, measures and compares text that people type. Lengths are in code points. */
public final class Text {
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u2028\u2029]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\n\u000b\f\r]+");
    private static final Pattern ANY_WHITE_SPACE = Pattern.compile("[\\s\\h\\v]+");
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int LAST_ASCII = 0x7f;

    private Text() {
    }

    /**
     * The text as it is stored.
     *
     * @throws InvalidTextException if it contains a control character, an unpaired surrogate, a noncharacter, a bidirectional control, a
     *     tag, an invisible character outside the sequences that need it, or more combining marks in a row than any script uses
     */
    public static String read(String typed, TextKind kind) {
        if (kind == TextKind.SECRET) {
            Characters.requireFit(typed, kind);
            return typed;
        }
        String lines = kind == TextKind.LINES ? LINE_BREAK.matcher(typed).replaceAll("\n") : typed;
        Characters.requireFit(lines, kind);
        String composed = composed(lines);
        return kind == TextKind.LINE ? strip(composed) : composed;
    }

    /**
     * The displayable part of a text that did not pass {@link #read}, because an earlier version stored it or another system sent it.
     * Composed, without the characters that are refused today.
     */
    public static String shown(String text) {
        return isAscii(text) && text.chars().noneMatch(each -> each < ' ' || each == LAST_ASCII) ? text : composed(Characters.fit(text));
    }

    /** The same on one line: white space and line breaks become single spaces. */
    public static String shownOnOneLine(String text) {
        return strip(ANY_WHITE_SPACE.matcher(shown(text)).replaceAll(" "));
    }

    /** The number of code points. */
    public static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Whether no character of it is visible. */
    public static boolean isBlank(CharSequence text) {
        return text.codePoints().allMatch(Text::isWhite);
    }

    /** Without white space of any kind at its ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhite(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && isWhite(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /**
     * The key by which names are compared: two names with the same key look the same. Width and composition do not count, runs of white
     * space count as one space, case counts. The database function {@code name_key} gives the same result.
     */
    public static String nameKey(String name) {
        return WHITE_SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll(" ").strip();
    }

    /**
     * The form in which search terms are compared: one case, and one form of each character. The database function {@code folded} gives the
     * same result. Each code point is mapped by itself to upper case and back, because mapping a whole text depends on neighbours (a final
     * sigma) and on the implementation (İ becomes one or two characters, hence the dot above an i is removed).
     */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
            .map(each -> Character.toLowerCase(Character.toUpperCase(each)))
            .forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded.toString().replace("i\u0307", "i"), Normalizer.Form.NFKC);
    }

    private static String composed(String text) {
        return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each <= LAST_ASCII);
    }

    static boolean isWhite(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == BRAILLE_BLANK;
    }
}
