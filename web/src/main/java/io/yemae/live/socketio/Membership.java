package io.yemae.live.socketio;

import com.fasterxml.jackson.databind.JsonNode;

/** Being in a namespace. */
interface Membership {

    /** The client knows that it is in; from here on it may be told things. */
    void begin();

    void leave();

    /**
     * The client says something. Most namespaces have nothing to hear.
     *
     * @param data the first argument; missing when there is none
     */
    default void hear(String event, JsonNode data) {
    }
}
