package io.yemae.rest;

import io.yemae.shared.text.Language;

/** Which language a client prefers (RFC 9110, 12.5.4). */
public final class AcceptLanguage {
    private static final double UNKNOWN = -1;

    private AcceptLanguage() {
    }

    /**
     * The language with the highest quality, Korean if both are equal.
     *
     * @param accepted the value of {@code Accept-Language}; Korean if it is null or names no language of ours
     */
    public static Language preferred(String accepted) {
        return preferred(accepted, Language.KO);
    }

    /** @param otherwise if the value is null or names no language of ours */
    public static Language preferred(String accepted, Language otherwise) {
        double any = UNKNOWN;
        double korean = UNKNOWN;
        double english = UNKNOWN;
        for (String each : accepted == null ? new String[0] : accepted.split(",")) {
            String[] parts = each.split(";", 2);
            String range = parts[0].strip();
            double quality = quality(parts);
            if (range.equals("*")) {
                any = Math.max(any, quality);
            } else if (isIn(range, Language.KO)) {
                korean = Math.max(korean, quality);
            } else if (isIn(range, Language.EN)) {
                english = Math.max(english, quality);
            }
        }
        if (korean == UNKNOWN && english == UNKNOWN) {
            return otherwise;
        }
        return (english == UNKNOWN ? any : english) > Math.max(0, korean == UNKNOWN ? any : korean) ? Language.EN : Language.KO;
    }

    /** {@code en} and {@code en-GB} are English. */
    private static boolean isIn(String range, Language language) {
        String code = language.code();
        return range.regionMatches(true, 0, code, 0, code.length())
            && (range.length() == code.length() || range.charAt(code.length()) == '-');
    }

    /** 1 without a quality. A range whose quality is malformed is ignored. */
    private static double quality(String[] parts) {
        if (parts.length == 1) {
            return 1;
        }
        String quality = parts[1].strip();
        return quality.matches("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(quality.substring(2)) : UNKNOWN;
    }
}
