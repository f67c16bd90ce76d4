/**
 * Handlers in front of the application, on the I/O threads: they identify the client, check the request head, and limit rate, load,
 * connections and the time for a body. They refuse requests to a node that ends. Nothing here may block, query the database or verify a
 * signature.
 */
package io.yemae.rest.edge;
