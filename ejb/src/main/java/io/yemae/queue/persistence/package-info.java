/** The statements of the waiting room; its turn stands in a file beside its class, and in the schema as the function {@code queue_turn}. */
package io.yemae.queue.persistence;
