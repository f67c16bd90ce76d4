/**
 * What follows from the facts of an event: its status at an instant, the next status changes, the terms of a search. The entity of a
 * keyword stays inside the feature.
 */
package io.yemae.catalog.domain;
