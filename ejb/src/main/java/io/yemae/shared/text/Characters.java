package io.yemae.shared.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which characters a text may contain, by themselves and next to their neighbours. */
final class Characters {
    /** The Stream-Safe Text Format (UAX #15): no script stacks more combining marks, and sorting more of them would take quadratic time. */
    private static final int MOST_MARKS = 30;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    /** Scripts in which a joiner between two letters changes their shape. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC, UnicodeScript.MONGOLIAN,
        UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI, UnicodeScript.GURMUKHI, UnicodeScript.GUJARATI, UnicodeScript.ORIYA,
        UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.KANNADA, UnicodeScript.MALAYALAM, UnicodeScript.SINHALA,
        UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private Characters() {
    }

    /** @throws InvalidTextException naming the first character that is not allowed */
    static void requireFit(String text, TextKind kind) {
        int before = -1;
        int marks = 0;
        int place = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int here = text.codePointAt(at);
            place++;
            marks = isMark(here) ? marks + 1 : 0;
            String unfit = unfit(before, here, next(text, at), kind);
            if (unfit == null && marks > MOST_MARKS) {
                unfit = "이어진 결합 문자는 더";
            }
            if (unfit != null) {
                throw InvalidTextException.at(unfit, place, here);
            }
            before = here;
        }
    }

    /** The text without the characters that are not allowed. Line breaks and tabs stay. */
    static String fit(String text) {
        StringBuilder fit = new StringBuilder(text.length());
        int before = -1;
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int here = text.codePointAt(at);
            marks = isMark(here) ? marks + 1 : 0;
            if (marks <= MOST_MARKS && unfit(before, here, next(text, at), TextKind.LINES) == null) {
                fit.appendCodePoint(here);
                before = here;
            }
        }
        return fit.toString();
    }

    /** What is wrong with a character between its neighbours, which are -1 at the ends. Null if nothing is. */
    private static String unfit(int before, int here, int after, TextKind kind) {
        if (here >= ' ' && here < 0x7f) {
            return null;
        }
        if (isLineBreak(here) && kind != TextKind.SECRET) {
            return kind == TextKind.LINES ? null : "줄바꿈은";
        }
        if (Character.isISOControl(here)) {
            return here == '\t' && kind == TextKind.LINES ? null : "제어 문자는";
        }
        if (Character.getType(here) == Character.SURROGATE || isNoncharacter(here)) {
            return "올바르지 않은 문자는";
        }
        return kind != TextKind.SECRET && isInvisible(here) && !isNeeded(before, here, after) ? "보이지 않는 문자는" : null;
    }

    private static int next(String text, int at) {
        int after = at + Character.charCount(text.codePointAt(at));
        return after < text.length() ? text.codePointAt(after) : -1;
    }

    private static boolean isLineBreak(int each) {
        return each == '\n' || each == '\r' || each == 0x2028 || each == 0x2029;
    }

    private static boolean isNoncharacter(int each) {
        return (each & 0xfffe) == 0xfffe || each >= 0xfdd0 && each <= 0xfdef;
    }

    private static boolean isMark(int each) {
        int type = Character.getType(each);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * Default_Ignorable_Code_Point of Unicode, which includes the bidirectional controls and the tags, and the interlinear annotation
     * characters.
     */
    private static boolean isInvisible(int each) {
        return each == 0x00ad || each == 0x034f || each == 0x061c || each == 0x115f || each == 0x1160 || each == 0x17b4 || each == 0x17b5
            || each >= 0x180b && each <= 0x180f || each >= 0x200b && each <= 0x200f || each >= 0x202a && each <= 0x202e
            || each >= 0x2060 && each <= 0x206f || each == 0x3164 || each >= 0xfe00 && each <= 0xfe0f || each == 0xfeff || each == 0xffa0
            || each >= 0xfff0 && each <= 0xfffb || each >= 0x1bca0 && each <= 0x1bca3 || each >= 0x1d173 && each <= 0x1d17a
            || each >= 0xe0000 && each <= 0xe0fff;
    }

    /** Whether an invisible character changes how its neighbours look, so that removing it would change what is read. */
    private static boolean isNeeded(int before, int here, int after) {
        if (before < 0) {
            return false;
        }
        if (here == ZERO_WIDTH_JOINER && (isPictograph(before) || isVariation(before))) {
            return isPictograph(after);
        }
        if (here == ZERO_WIDTH_JOINER || here == ZERO_WIDTH_NON_JOINER) {
            return JOINED.contains(UnicodeScript.of(before)) && JOINED.contains(UnicodeScript.of(Math.max(after, 0)));
        }
        if (here == 0xfe0e || here == 0xfe0f) {
            return isPictograph(before) || before == '#' || before == '*' || before >= '0' && before <= '9';
        }
        if (here >= 0x180b && here <= 0x180f) {
            return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN && !isInvisible(before);
        }
        return (here >= 0xfe00 && here <= 0xfe0d || here >= 0xe0100 && here <= 0xe01ef) && Character.isIdeographic(before);
    }

    private static boolean isVariation(int each) {
        return each == 0xfe0e || each == 0xfe0f;
    }

    /** The blocks of symbols and emoji, including skin tones and code points that Unicode has not assigned yet. */
    private static boolean isPictograph(int each) {
        return each >= 0x1f000 && each <= 0x1faff || each >= 0x2190 && each <= 0x2bff || each == 0x3030 || each == 0x303d
            || each == 0x3297 || each == 0x3299 || each == 0xa9 || each == 0xae || each == 0x203c || each == 0x2049 || each == 0x2122
            || each == 0x2139;
    }
}
