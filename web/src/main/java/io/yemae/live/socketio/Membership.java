package io.yemae.live.socketio;

/** Being in a namespace. */
interface Membership {

    /** The client knows that it is in; from here on it may be told things. */
    void begin();

    void leave();
}
