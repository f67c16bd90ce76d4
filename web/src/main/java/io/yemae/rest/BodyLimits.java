package io.yemae.rest;

import java.util.regex.Pattern;

/** How large the body of a request may be, in bytes. */
public final class BodyLimits {
    private static final int USUAL = 64 * 1024;
    private static final int POSTER = 5_000_000;
    private static final Pattern POSTERS = Pattern.compile("/api/admin/events/[^/]+/poster/?");

    private BodyLimits() {
    }

    /** @param path with /api */
    public static int of(String path) {
        return isUpload(path) ? POSTER : USUAL;
    }

    /** Whether the body is a file, which may be larger than the server's limit for all others. */
    public static boolean isUpload(String path) {
        return POSTERS.matcher(path).matches();
    }

    /** For people. */
    public static String sentence(String path) {
        return isUpload(path) ? "파일은 5MB 이하여야 합니다." : "요청 본문은 64KiB 이하여야 합니다.";
    }
}
