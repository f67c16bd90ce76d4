package io.yemae.live.socketio;

/**
 * The membership of a client in a room of the root namespace.
 *
 * @param begin from then on messages may be sent
 * @param leave ends the membership
 */
record Room(Runnable begin, Runnable leave) {
}
