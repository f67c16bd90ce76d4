/** The limits in front of the application, and the fast path: connections, request heads, bodies, rates. */
package io.yemae.it.edge;
