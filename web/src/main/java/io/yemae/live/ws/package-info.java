/** What happens, told over WebSockets at the moment it does (requirement 2, "WebSocket Events"). */
package io.yemae.live.ws;
