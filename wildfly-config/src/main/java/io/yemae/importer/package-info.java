/**
 * Takes over the data of a ticket service of requirement 2's origin ("Migration Strategy", phase 1): its {@code ticket_schema} or {@code public} tables, its
 * users and what its payment service knows of the gateway. A command of its own, which needs the two databases and no server.
 *
 * <p>Each run is one transaction on the target. Users, layouts, events, ticket types and reservations keep their ids, so a second run finds what the first one took and adds only what is new. What cannot be
 * taken is reported with its reason and changes nothing.
 */
package io.yemae.importer;
