/** How many requests a minute a caller may send: classes of requests, their limits by policy, and the token buckets of the callers. */
package io.yemae.rest.edge.rate;
