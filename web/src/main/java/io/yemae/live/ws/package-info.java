/** The live feed over WebSocket (requirement 2, "WebSocket Events"): the endpoints, and how a socket sends, receives and is kept alive. */
package io.yemae.live.ws;
