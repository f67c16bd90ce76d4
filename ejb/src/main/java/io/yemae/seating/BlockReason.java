package io.yemae.seating;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a seat is not for sale. */
public enum BlockReason {
    /** House seats, for guests of the house. */
    HOUSE,
    /** Needed by the production, for a camera or a mixing desk. */
    PRODUCTION,
    /** The stage cannot be seen well from it. */
    SIGHTLINE,
    OTHER;

    /** As in the database and on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if there is no such reason. */
    public static Optional<BlockReason> of(String wireName) {
        return Arrays.stream(values()).filter(reason -> reason.wireName().equals(wireName)).findFirst();
    }
}
