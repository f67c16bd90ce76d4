/** The rehearsals, the copies of events, and what the database is busy with. */
package io.yemae.rehearsal.persistence;
