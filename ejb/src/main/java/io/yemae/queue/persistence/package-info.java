/** Statements of the waiting room. The rules of a turn are the function {@code queue_turn}, in the migration {@code R__queue.sql}. */
package io.yemae.queue.persistence;
