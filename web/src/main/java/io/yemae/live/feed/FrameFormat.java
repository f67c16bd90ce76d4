package io.yemae.live.feed;

/** The format in which a client receives updates. */
public enum FrameFormat {
    /** One object for each update: {@code {"event":…,"data":…,"version":…}}. */
    SINGLE,

    /** One such object for all simultaneous updates, with the single updates as its data. */
    BATCH,

    /** One object for all simultaneous updates, with the indexes of the seats in the seat plan by state. */
    INDEXED,

    /** One array for each update, {@code [event, data, version]}, as Socket.IO carries it. */
    ARRAY,

    /** Such arrays with the names and members of clients that join rooms by message. They also contain the event id. */
    ROOM
}
