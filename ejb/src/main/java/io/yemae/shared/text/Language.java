package io.yemae.shared.text;

import java.util.Arrays;
import java.util.Locale;

/** The languages that people are addressed in. Korean is the default. */
public enum Language {
    KO, EN;

    /** As in {@code lang} attributes, headers and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown code */
    public static Language of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Unknown language: " + code));
    }
}
