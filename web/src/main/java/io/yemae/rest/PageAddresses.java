package io.yemae.rest;

import java.util.regex.Pattern;

/** Distinguishes addresses that people open from those that only programs use. */
public final class PageAddresses {
    private static final Pattern OF_PROGRAMS = Pattern.compile("/(api|ws|socket\\.io|docs|assets|posters)(/.*)?");

    private PageAddresses() {
    }

    /** Whether an error at this path may be answered with a page. */
    public static boolean contain(String path) {
        return !OF_PROGRAMS.matcher(path).matches();
    }
}
