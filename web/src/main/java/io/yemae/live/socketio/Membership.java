package io.yemae.live.socketio;

import com.fasterxml.jackson.databind.JsonNode;

/** The membership of a client in a namespace. */
interface Membership {

    /** The client knows that it has joined. From now on it may get messages. */
    void begin();

    void leave();

    /**
     * A message of the client. Most namespaces take none.
     *
     * @param data the first argument; missing if there is none
     */
    default void receive(String event, JsonNode data) {
    }
}
