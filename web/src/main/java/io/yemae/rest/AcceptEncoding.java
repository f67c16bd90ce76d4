package io.yemae.rest;

import java.util.regex.Pattern;

/** What a client takes packed (RFC 9110, 12.5.3). */
public final class AcceptEncoding {
    private static final Pattern NOT_WANTED = Pattern.compile("q=0(\\.0{0,3})?", Pattern.CASE_INSENSITIVE);

    private AcceptEncoding() {
    }

    /** @param accepted the value of {@code Accept-Encoding}; null when there is none, and then nothing is packed */
    public static boolean takesGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        Boolean otherwise = null;
        for (String each : accepted.split(",")) {
            String[] parts = each.split(";", 2);
            String coding = parts[0].strip();
            boolean wanted = parts.length == 1 || !NOT_WANTED.matcher(parts[1].strip()).matches();
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                return wanted;
            }
            if (coding.equals("*")) {
                otherwise = wanted;
            }
        }
        return otherwise != null && otherwise;
    }
}
