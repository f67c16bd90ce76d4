/** Who a request comes from: the address of the client behind trusted proxies, and the network that counts as one client. */
package io.yemae.rest.edge.client;
