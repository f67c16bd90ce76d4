/** The statements that read and write seats and layouts, and the seat maps that each node caches. */
package io.yemae.seating.persistence;
