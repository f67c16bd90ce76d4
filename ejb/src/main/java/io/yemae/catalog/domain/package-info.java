/** What follows from the facts of an event: its status at an instant, what the status clock does next, what a search looks for. No database. */
package io.yemae.catalog.domain;
