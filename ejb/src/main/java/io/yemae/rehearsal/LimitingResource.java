package io.yemae.rehearsal;

import java.util.Locale;

/** The bottleneck of a sale. */
public enum LimitingResource {
    /** The bots could not send as fast as they wanted to: the figures say less than they seem to. */
    BOTS,
    PROCESSOR,
    CONNECTIONS,
    DATABASE_LOCKS,
    DATABASE_STORAGE,
    /** The room admits no faster: its threshold, or its rate. */
    WAITING_ROOM,
    /** Nothing: buyers or seats came to an end first. */
    NONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LimitingResource of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
