package io.yemae.pages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A live page: an empty page whose module fills it.
 *
 * @param pattern    its address, with {@code {name}} for a part that varies
 * @param modules    within {@code /app/}
 * @param styles     within {@code /styles/}, without the ending
 * @param texts      the sections of texts that it needs, besides {@code core}
 * @param titleKey   the text of its title
 * @param policy     sources by directive of the content security policy, in addition to those of every page
 * @param payment    where the page opens the payment window; null if it opens none
 * @param staff      who uses the page; null for a page of buyers
 * @param usesCamera whether it may ask for the camera
 * @param later      modules within {@code /app/} that it loads when it needs them, and keeps for the time without a network
 */
record Shell(String pattern, List<String> modules, List<String> styles, List<String> texts, String titleKey, Map<String, String> policy,
             PaymentWindowPage payment, Staff staff, boolean usesCamera, List<String> later) {
    private static final String STAFF = "staff";

    /**
     * The users of a staff page. The API enforces the roles; pages only show what makes sense for the role.
     *
     * @param roles   wire names of roles
     * @param isEntry whether the page is in the navigation, under its title
     */
    record Staff(List<String> roles, boolean isEntry) {
    }

    static Shell at(String pattern) {
        return new Shell(pattern, List.of(), List.of(), List.of(), "core.site", Map.of(), null, null, false, List.of());
    }

    /**
     * A staff page: the title {@code staff.<page>}, and the styles and the texts of {@code staff}.
     *
     * @param roles wire names of the roles that may use it
     */
    static Shell staff(String pattern, String page, String... roles) {
        return new Shell(pattern, List.of(), List.of(STAFF), List.of(STAFF), STAFF + "." + page, Map.of(), null,
            new Staff(List.of(roles), false), false, List.of());
    }

    /** Puts a staff page into the navigation. */
    Shell entry() {
        return new Shell(pattern, modules, styles, texts, titleKey, policy, payment, new Staff(staff.roles(), true), usesCamera,
            later);
    }

    Shell module(String... added) {
        return new Shell(pattern, List.of(added), styles, texts, titleKey, policy, payment, staff, usesCamera, later);
    }

    Shell style(String... added) {
        return new Shell(pattern, modules, List.of(added), texts, titleKey, policy, payment, staff, usesCamera, later);
    }

    Shell texts(String... added) {
        return new Shell(pattern, modules, styles, List.of(added), titleKey, policy, payment, staff, usesCamera, later);
    }

    Shell title(String key) {
        return new Shell(pattern, modules, styles, texts, key, policy, payment, staff, usesCamera, later);
    }

    /** Allows more sources, for example the payment gateway's. */
    Shell also(String directive, String sources) {
        Map<String, String> more = new TreeMap<>(policy);
        more.merge(directive, sources, (own, added) -> own + " " + added);
        return new Shell(pattern, modules, styles, texts, titleKey, more, payment, staff, usesCamera, later);
    }

    /** Allows what the payment window needs, and gives the page its address. */
    Shell paying(PaymentWindowPage window) {
        Map<String, String> more = new TreeMap<>(policy);
        more.putAll(window.policy());
        return new Shell(pattern, modules, styles, texts, titleKey, more, window, staff, usesCamera, later);
    }

    Shell camera() {
        return new Shell(pattern, modules, styles, texts, titleKey, policy, payment, staff, true, later);
    }

    Shell later(String... added) {
        return new Shell(pattern, modules, styles, texts, titleKey, policy, payment, staff, usesCamera, List.of(added));
    }

    /** The servlet mapping of all pages with the same first part. */
    String mapping() {
        return pattern.replaceFirst("(?<=[^/])/.*|$", "/*");
    }

    boolean isAt(String path) {
        return Pattern.matches(pattern.replaceAll("\\{\\w+}", "[^/]{1,64}"), path);
    }
}
