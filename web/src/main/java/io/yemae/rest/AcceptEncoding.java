package io.yemae.rest;

import java.util.regex.Pattern;

/** Which content codings a client accepts (RFC 9110, 12.5.3). */
public final class AcceptEncoding {
    private static final Pattern REFUSED = Pattern.compile("q=0(\\.0{0,3})?", Pattern.CASE_INSENSITIVE);

    private AcceptEncoding() {
    }

    /** @param accepted the value of {@code Accept-Encoding}; null if there is none, and then nothing is compressed */
    public static boolean acceptsGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        Boolean otherCodings = null;
        for (String each : accepted.split(",")) {
            String[] parts = each.split(";", 2);
            String coding = parts[0].strip();
            boolean accepts = parts.length == 1 || !REFUSED.matcher(parts[1].strip()).matches();
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                return accepts;
            }
            if (coding.equals("*")) {
                otherCodings = accepts;
            }
        }
        return otherCodings != null && otherCodings;
    }
}
