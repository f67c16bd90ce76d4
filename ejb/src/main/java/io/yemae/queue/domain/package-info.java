/**
 * A room on a node, without container, clock and database: its snapshot, the execution of its turns, heartbeats.
 * {@link io.yemae.queue.domain.Room} is what the rest of the feature uses; {@link io.yemae.queue.domain.TurnStore} is the port to the
 * database.
 */
package io.yemae.queue.domain;
