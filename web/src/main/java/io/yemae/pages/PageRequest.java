package io.yemae.pages;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request for a page.
 *
 * @param path  without the prefix of the language and without a slash at its end
 * @param query as it was sent; empty if there is none
 */
public record PageRequest(PageLanguage language, String path, String query) {

    static PageRequest of(HttpServletRequest request) {
        String address = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        PageLanguage language = PageLanguage.of(address);
        String path = language.path(address);
        return new PageRequest(language, path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
            request.getQueryString() == null ? "" : request.getQueryString());
    }

    /** The value of a parameter of the query, or null. Broken escapes are returned as null. */
    public String parameter(String name) {
        for (String each : query.split("&")) {
            if (each.startsWith(name + "=")) {
                return QueryText.decoded(each.substring(name.length() + 1));
            }
        }
        return null;
    }
}
