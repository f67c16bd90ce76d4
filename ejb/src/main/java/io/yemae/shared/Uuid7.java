package io.yemae.shared;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Ids of version 7 (RFC 9562): 48 bits of milliseconds, then random bits. Consecutive ids are neighbours in an index, so inserts touch few
 * pages.
 */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuid7() {
    }

    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    static UUID at(long epochMillis) {
        long high = epochMillis << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        return new UUID(high, randomLow());
    }

    /** The least id that can have been made at this moment or later, for reading the rows that were made since then by their index. */
    public static UUID least(long epochMillis) {
        return new UUID(epochMillis << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }

    private static long randomLow() {
        return RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    }

    /** Ids in ascending order, for rows that are read together. */
    public static UUID[] ascending(int count) {
        return ascending(count, Uuid7::randomLow);
    }

    /**
     * Ids in ascending order that share their random bits, for rows that are sent together: their text compresses to less than half of that
     * of other ids. Whoever knows one can guess the others.
     */
    public static UUID[] block(int count) {
        long low = randomLow();
        return ascending(count, () -> low);
    }

    private static UUID[] ascending(int count, LongSupplier low) {
        UUID[] ids = new UUID[count];
        long start = System.currentTimeMillis() << 12 | RANDOM.nextInt(0x1000);
        for (int i = 0; i < count; i++) {
            long place = start + i;
            ids[i] = new UUID(place >>> 12 << 16 | 0x7000L | place & 0xFFF, low.getAsLong());
        }
        return ids;
    }

    /** The id that a client sent, if it has the canonical form of 36 characters. {@link UUID#fromString} alone accepts many other forms. */
    public static Optional<UUID> parse(Object value) {
        return value instanceof String text && CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
