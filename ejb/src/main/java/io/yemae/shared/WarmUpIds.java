package io.yemae.shared;

import java.util.UUID;

/**
 * The ids of what a warm-up or a rehearsal of a sale creates. They are of version 7 with the last possible time stamp, so one comparison
 * distinguishes such an event or user from all others. The database function {@code is_warm_up} makes the same comparison. Whoever lists,
 * counts or reports leaves them out.
 */
public final class WarmUpIds {
    private static final long HIGH = 0xFFFF_FFFF_FFFF_7000L;
    private static final long RANDOM_OF_HIGH = 0xFFF;
    private static final String BEGINNING = "ffffffff-ffff-7";

    private WarmUpIds() {
    }

    public static boolean contain(UUID id) {
        return (id.getMostSignificantBits() & ~RANDOM_OF_HIGH) == HIGH;
    }

    /** Whether a text is the canonical form of such an id. */
    public static boolean contain(String id) {
        return id.startsWith(BEGINNING);
    }

    /**
     * @param run    any number; ids of different runs differ
     * @param number of the object within the run, from 0
     */
    public static UUID of(long run, int number) {
        long low = 0x8000_0000_0000_0000L | (run >>> 12 & 0x1FFF_FFFFL) << Integer.SIZE | Integer.toUnsignedLong(number);
        return new UUID(HIGH | run & RANDOM_OF_HIGH, low);
    }

    /** A random one, of no run. */
    public static UUID next() {
        UUID random = UUID.randomUUID();
        return new UUID(HIGH | random.getMostSignificantBits() & RANDOM_OF_HIGH, random.getLeastSignificantBits());
    }

    /** An id of the same run. @param first its object with the number 0 */
    public static UUID of(UUID first, int number) {
        return new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() | Integer.toUnsignedLong(number));
    }
}
