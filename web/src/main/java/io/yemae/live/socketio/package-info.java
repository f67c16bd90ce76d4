/**
 * The same news over Socket.IO 4 (requirement 2, "WebSocket Events"): namespaces {@code /seats/{eventId}} and {@code /queue/{eventId}} at
 * {@code /socket.io/}, over long polling and WebSockets; and the root namespace, in which clients join rooms by message.
 *
 * <p>The connection beneath, with its handshake, heartbeats and the change from one way to the other, is the library's (Engine.IO). The packets upon it
 * are few and read and written here, because the library's own upper half accepts a client before it can be asked who that is, and writes every piece of
 * news anew for each client. What it does within its locks waits for nothing here: bodies are read before, answers are written by themselves after, and
 * what a client says is worked on outside.
 */
package io.yemae.live.socketio;
