/** Bytes and sockets: connections over which a test sends what no HTTP client would send, WebSocket and Socket.IO. */
package io.yemae.it.kit.wire;
