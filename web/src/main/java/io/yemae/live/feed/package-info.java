/** What sockets send, whatever the transport: who watches which seats, waiting room or event, and the frames that they get. */
package io.yemae.live.feed;
