package io.yemae.rehearsal;

import java.util.Locale;

/** The bottleneck of a rehearsed sale. */
public enum LimitingResource {
    /** The bots could not send as fast as they should. The figures then say little about the platform. */
    BOTS,
    PROCESSOR,
    CONNECTIONS,
    DATABASE_LOCKS,
    DATABASE_STORAGE,
    /** The waiting room does not admit faster, because of its threshold or its rate. */
    WAITING_ROOM,
    /** No resource reached its threshold before the buyers or the seats ran out. */
    NONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LimitingResource of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
