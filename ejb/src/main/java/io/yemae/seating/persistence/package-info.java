/** How seats are read and written in the database, and what each node keeps of them in memory. */
package io.yemae.seating.persistence;
