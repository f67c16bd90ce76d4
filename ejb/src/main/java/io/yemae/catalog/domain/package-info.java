/**
 * The entities of the catalogue, and what follows from the facts of an event: its status at an instant, the next status changes, the terms
 * of a search, the grades of sections. Entities stay inside the feature.
 */
package io.yemae.catalog.domain;
