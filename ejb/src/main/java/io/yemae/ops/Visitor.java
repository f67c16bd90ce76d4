package io.yemae.ops;

import io.yemae.shared.UserId;
import java.util.UUID;

/**
 * A person, as far as counting requires. Only a hash, which cannot be traced back.
 *
 * @param hash evenly distributed over 64 bits
 */
public record Visitor(long hash) {

    public static Visitor of(UserId user) {
        return of(user.value());
    }

    /**
     * A visitor without login.
     *
     * @param traits probably the same for the same person, such as address and browser
     */
    public static Visitor of(String traits) {
        long high = traits.hashCode();
        long low = new StringBuilder(traits).reverse().toString().hashCode();
        return of(new UUID(high, low));
    }

    /** The finalizer of SplitMix64. */
    private static Visitor of(UUID id) {
        long mixed = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Visitor(mixed ^ mixed >>> 31);
    }
}
