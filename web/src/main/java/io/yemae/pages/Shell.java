package io.yemae.pages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A live page: an empty page whose module fills it.
 *
 * @param pattern  its address, with {@code {name}} for a part that varies
 * @param modules  within {@code /app/}
 * @param styles   within {@code /styles/}, without the ending
 * @param texts    the sections of texts that it needs, besides {@code core}
 * @param titleKey the text of its title
 * @param policy   sources by directive of the content security policy, in addition to those of every page
 * @param payment  where the page opens the payment window; null if it opens none
 */
record Shell(String pattern, List<String> modules, List<String> styles, List<String> texts, String titleKey, Map<String, String> policy,
             PaymentWindowPage payment) {

    static Shell at(String pattern) {
        return new Shell(pattern, List.of(), List.of(), List.of(), "core.site", Map.of(), null);
    }

    Shell module(String... added) {
        return new Shell(pattern, List.of(added), styles, texts, titleKey, policy, payment);
    }

    Shell style(String... added) {
        return new Shell(pattern, modules, List.of(added), texts, titleKey, policy, payment);
    }

    Shell texts(String... added) {
        return new Shell(pattern, modules, styles, List.of(added), titleKey, policy, payment);
    }

    Shell title(String key) {
        return new Shell(pattern, modules, styles, texts, key, policy, payment);
    }

    /** Allows more sources, for example the payment gateway's. */
    Shell also(String directive, String sources) {
        Map<String, String> more = new TreeMap<>(policy);
        more.merge(directive, sources, (own, added) -> own + " " + added);
        return new Shell(pattern, modules, styles, texts, titleKey, more, payment);
    }

    /** Allows what the payment window needs, and tells the page where it is. */
    Shell paying(PaymentWindowPage window) {
        Map<String, String> more = new TreeMap<>(policy);
        more.putAll(window.policy());
        return new Shell(pattern, modules, styles, texts, titleKey, more, window);
    }

    boolean isAt(String path) {
        return Pattern.matches(pattern.replaceAll("\\{\\w+}", "[^/]{1,64}"), path);
    }
}
