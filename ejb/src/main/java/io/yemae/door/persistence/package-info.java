/** Tickets of performances, and their scans. */
package io.yemae.door.persistence;
