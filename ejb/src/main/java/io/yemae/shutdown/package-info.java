/**
 * The end of a node, or its suspension, without a failed request: it is not ready any more and still serves until balancers have taken it
 * out and nothing new comes, for ten seconds at most; then it refuses what is new, finishes what runs, sends its sockets elsewhere and
 * empties the outbox.
 *
 * <p>It knows no other feature: what is to be ended is added by those who do it ({@link io.yemae.shutdown.Activity}).
 *
 * <p>Invariants: it takes at most 15 of the 20 seconds that a node has, the rest is the server's; no message is left to this node alone;
 * after the server is resumed, the node serves as before.
 */
package io.yemae.shutdown;
