/** A room on a node: what people want of it, the turns that it takes for them, its picture in memory, and how fast it may admit. No database. */
package io.yemae.queue.domain;
