/**
 * Change notifications to every node. A feature publishes a change in its transaction. After the commit it is passed to this node at once
 * and to the others through the topic, coalesced. A change names what to look at and never its new state: observers read the database,
 * which is the truth. So duplicate, late or reordered changes do no harm, and a lost one is repaired by the next periodic read.
 *
 * <p>Owns nothing in the database and knows no feature. Listeners observe {@link io.yemae.live.ChangesArrived}.
 */
package io.yemae.live;
