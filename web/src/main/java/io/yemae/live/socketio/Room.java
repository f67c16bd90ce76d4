package io.yemae.live.socketio;

/**
 * Being in a room of the root namespace.
 *
 * @param begin from here on its news may be told
 * @param leave ends it
 */
record Room(Runnable begin, Runnable leave) {
}
