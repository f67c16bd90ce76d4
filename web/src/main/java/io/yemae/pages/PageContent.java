package io.yemae.pages;

import java.util.List;

/**
 * What the frame of a page is filled with.
 *
 * @param description null if there is none; also shown by messengers
 * @param image       an absolute address for messengers; null if there is none
 * @param linkedData  JSON-LD for search engines; null if there is none
 * @param isListed    whether search engines may list the page
 * @param modules     within {@code /app/}
 * @param styles      within {@code /styles/}, without the ending
 * @param texts       the sections of texts that the modules need, besides {@code core}
 * @param pattern     the pattern of a live page's address; null for other pages
 * @param refresh     seconds after which the page asks again; null for never
 * @param body        HTML; empty for a live page
 * @param roles       the roles that may use the page, separated by spaces; null for a page of buyers
 * @param later       modules within {@code /app/} that the page loads when it needs them, if it also works without a network
 */
public record PageContent(String title, String description, String image, String linkedData, boolean isListed, List<String> modules,
                   List<String> styles, List<String> texts, String pattern, Integer refresh, String body, String roles,
                   List<String> later) {

    /** A page that is rendered completely. */
    public static PageContent of(String title, String description, String body, String... modules) {
        return new PageContent(title, description, null, null, true, List.of(modules), List.of(), List.of(), null, null, body, null,
            List.of());
    }

    static PageContent shell(Shell shell, String title, String body) {
        return new PageContent(title, null, null, null, false, shell.modules(), shell.styles(), shell.texts(), shell.pattern(), null, body,
            shell.staff() == null ? null : String.join(" ", shell.staff().roles()), shell.later());
    }

    public PageContent with(String newImage, String newLinkedData) {
        return new PageContent(title, description, newImage, newLinkedData, isListed, modules, styles, texts, pattern, refresh, body,
            roles, later);
    }

    public PageContent withTexts(String... sections) {
        return new PageContent(title, description, image, linkedData, isListed, modules, styles, List.of(sections), pattern, refresh, body,
            roles, later);
    }

    public PageContent unlisted() {
        return new PageContent(title, description, image, linkedData, false, modules, styles, texts, pattern, refresh, body, roles,
            later);
    }

    PageContent refreshedAfter(int seconds) {
        return new PageContent(title, description, image, linkedData, isListed, modules, styles, texts, pattern, seconds, body, roles,
            later);
    }
}
