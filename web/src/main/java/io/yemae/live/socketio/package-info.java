/**
 * The same feed over Socket.IO 4 (requirement 2, "WebSocket Events"): namespaces {@code /seats/{eventId}} and {@code /queue/{eventId}} at
 * {@code /socket.io/}, over long polling and WebSockets; and the root namespace, in which clients join rooms by message.
 *
 * <p>The connection with its handshake, heartbeats and transport upgrades is the library's (Engine.IO). The few packets on top are read and
 * written here, because the library's Socket.IO layer accepts a client before it can be authenticated, and serialises every update again
 * for each client. The library holds locks while it reads and writes, so nothing here blocks inside them: bodies are read before, responses
 * are written asynchronously afterwards, and messages of clients are handled outside.
 */
package io.yemae.live.socketio;
