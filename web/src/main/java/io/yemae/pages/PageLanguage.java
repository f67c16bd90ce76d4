package io.yemae.pages;

import io.yemae.shared.text.Language;
import java.util.Locale;

/** The languages of the pages. Korean pages stand at the root, English ones below {@code /en}. */
public enum PageLanguage {
    KO("", Language.KO, Locale.KOREAN, "ko_KR"),
    EN("/en", Language.EN, Locale.ENGLISH, "en_US");

    private final String prefix;
    private final Language language;
    private final Locale locale;
    private final String territory;

    PageLanguage(String prefix, Language language, Locale locale, String territory) {
        this.prefix = prefix;
        this.language = language;
        this.locale = locale;
        this.territory = territory;
    }

    /** The language of a path within the site. */
    public static PageLanguage of(String path) {
        return path.equals(EN.prefix) || path.startsWith(EN.prefix + "/") ? EN : KO;
    }

    /** As in {@code lang} attributes. */
    public String code() {
        return language.code();
    }

    /** For texts of the application. */
    public Language language() {
        return language;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code og:locale}. */
    String territory() {
        return territory;
    }

    /** The address of a page in this language. @param path its Korean address */
    public String address(String path) {
        return this == EN && path.equals("/") ? prefix : prefix + path;
    }

    /** The Korean address of a page. @param address its address in this language */
    String path(String address) {
        String path = address.substring(prefix.length());
        return path.isEmpty() ? "/" : path;
    }
}
