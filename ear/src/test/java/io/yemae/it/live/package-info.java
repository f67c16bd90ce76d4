/** The live feed over WebSocket and Socket.IO. */
package io.yemae.it.live;
