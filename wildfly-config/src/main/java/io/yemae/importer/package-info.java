/**
 * Imports the data of a ticket service as in requirement 2 ("Migration Strategy", phase 1): the tables of {@code ticket_schema} or
 * {@code public}, its users, and its payments. A separate command, which needs the two databases and no server.
 *
 * <p>Each run is one transaction of the target. Users, layouts, events, ticket types and reservations keep their ids, so that a second run
 * recognises them and adds only what is new. Rows that cannot be imported are reported with a reason, and nothing else changes.
 */
package io.yemae.importer;
