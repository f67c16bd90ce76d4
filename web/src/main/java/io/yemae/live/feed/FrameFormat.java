package io.yemae.live.feed;

/** How a client takes what happens. */
public enum FrameFormat {
    /** An object a piece of news: {@code {"event":…,"data":…,"version":…}}. */
    SINGLE,

    /** One such object for all that happened together, with the others as its data. */
    BATCH,

    /** An array a piece of news, {@code [event, data, version]}: what an event of Socket.IO carries. */
    ARRAY,

    /** Such an array with the names and members that clients know which join rooms by message: they also say which event it is about. */
    ROOM
}
