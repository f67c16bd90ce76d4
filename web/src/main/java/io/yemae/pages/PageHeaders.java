package io.yemae.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The security headers of the pages: nothing is loaded from elsewhere, and no text of a page can become a script. */
final class PageHeaders {
    /** Instead of sources: leaves a directive out. */
    static final String NONE = "";

    private static final String NAME = "Content-Security-Policy";

    private PageHeaders() {
    }

    /** @param more sources by directive, which one page needs in addition */
    static void set(HttpServletResponse response, Map<String, String> more) {
        response.setHeader(NAME, policy(more));
    }

    /** The server's own header forbids the camera to every page. */
    static void allowCamera(HttpServletResponse response) {
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), usb=(), interest-cohort=()");
    }

    static String policy(Map<String, String> more) {
        Map<String, String> directives = new LinkedHashMap<>();
        directives.put("default-src", "'none'");
        directives.put("script-src", "'self'");
        directives.put("style-src", "'self'");
        // Posters may stand on other sites.
        directives.put("img-src", "'self' data: https:");
        directives.put("connect-src", "'self'");
        directives.put("manifest-src", "'self'");
        directives.put("worker-src", "'self'");
        directives.put("base-uri", "'none'");
        directives.put("form-action", "'self'");
        directives.put("frame-ancestors", "'none'");
        directives.put("require-trusted-types-for", "'script'");
        directives.put("trusted-types", "lit-html");
        more.forEach((directive, sources) -> {
            if (sources.equals(NONE)) {
                directives.remove(directive);
            } else {
                directives.merge(directive, sources, (own, added) -> own + " " + added);
            }
        });
        return directives.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining("; "));
    }
}
