/**
 * The warm-up of a node: before it reports ready, it sends itself the requests of buyers, until it no longer gets faster. A node that takes
 * traffic cold would serve a third of its capacity for a minute, and the minute after a start may be the one in which a sale opens.
 *
 * <p>It owns an event, a venue, a layout and users of its own, whose ids are {@link io.yemae.shared.WarmUpIds}. It knows no other feature's
 * data: it takes the way of a client, over HTTP.
 *
 * <p>Invariants: nobody sees what it owns, in any list, count, metric, mail or audit entry; nothing is left of it, also not of a node that
 * ended in the middle; readiness never waits for it longer than its limits.
 */
package io.yemae.warmup;
