/** The statements that read and write seats, and the seat maps that each node caches. */
package io.yemae.seating.persistence;
