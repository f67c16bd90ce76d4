/**
 * What sockets send, whatever the transport: who watches which seats, waiting room or event on this node, and the frames that they get. It
 * does not know WebSocket or Socket.IO, which implement {@link io.yemae.live.feed.FrameSink}.
 */
package io.yemae.live.feed;
