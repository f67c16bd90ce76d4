package io.yemae.rest;

import io.yemae.shared.Page;

/** The pagination of a list, in the request and the response, as requirement 2 fixes it. */
public record Pages(int page, int limit, long total, long totalPages) {
    private static final int DEFAULT_LIMIT = 10;

    public static Pages of(Page<?> page) {
        return new Pages(page.page(), page.limit(), page.total(), page.totalPages());
    }

    /** A value that is not a number counts as not sent. A value out of range is brought into range. */
    public static Page.Request request(String page, String limit) {
        return new Page.Request(number(page, 1), number(limit, DEFAULT_LIMIT));
    }

    private static int number(String text, int fallback) {
        try {
            return text == null ? fallback : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
