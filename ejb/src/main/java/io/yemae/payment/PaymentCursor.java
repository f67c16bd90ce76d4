package io.yemae.payment;

import io.yemae.shared.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a part of a list of payments ended. The next part begins after it, even if that payment has left the list meanwhile. */
public record PaymentCursor(Instant changedAt, long number) {
    static final PaymentCursor START = new PaymentCursor(Instant.EPOCH, 0);
    static final PaymentCursor END = new PaymentCursor(Instant.EPOCH, Long.MAX_VALUE);

    /** Microseconds since 1970, which is what the database keeps, and the number. */
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

    /**
     * Reads what {@link #toString} has written.
     *
     * @param text null if none was sent, and then so is the answer
     * @throws Problem invalid if it is something else
     */
    public static PaymentCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Problem.invalidField("after", "after는 앞 목록의 next여야 합니다.");
        }
        return new PaymentCursor(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, changedAt) + "-" + number;
    }
}
