package io.yemae.booking;

import java.security.SecureRandom;
import java.time.Instant;

/** Generates reservation numbers for people: TK, the milliseconds since 1970 in 13 digits, and 5 random capitals or digits. */
public final class ReservationNumber {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int DIGITS = 13;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReservationNumber() {
    }

    public static String next(Instant now) {
        String millis = Long.toString(now.toEpochMilli());
        StringBuilder number = new StringBuilder("TK").append("0".repeat(DIGITS - millis.length())).append(millis);
        for (int i = 0; i < 5; i++) {
            number.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return number.toString();
    }
}
