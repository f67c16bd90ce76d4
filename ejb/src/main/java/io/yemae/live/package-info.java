/**
 * What just changed, told to every node. A feature tells it within its transaction; after the commit it is passed on to this node at once and to the
 * others through the topic, coalesced. A change says what to look at and never how it looks now: whoever hears it reads the database, which is the
 * truth. So a change that arrives twice, late or in another order does no harm, and one that is lost is healed by the next reading.
 *
 * <p>Owns nothing in the database and knows no feature. What listens observes {@link io.yemae.live.ChangesArrived}.
 */
package io.yemae.live;
