package io.yemae.rest.security;

import io.yemae.shared.Problem;
import java.util.Locale;

/** A token of requirement 3, sent in {@code Authorization} with or without the Bearer scheme. */
public final class ConcertToken {
    private static final String SCHEME = "bearer ";

    private ConcertToken() {
    }

    /** @throws Problem unauthenticated if there is none */
    public static String of(String header) {
        if (header == null || header.isBlank()) {
            throw Problem.unauthenticated("TOKEN_REQUIRED", "올바르지 않은 요청입니다.");
        }
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME) ? header.substring(SCHEME.length()) : header;
    }
}
