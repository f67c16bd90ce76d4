/** The rehearsals, the copies of events, and the load of the database. */
package io.yemae.rehearsal.persistence;
