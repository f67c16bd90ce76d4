/** Layouts, the seat map and the dashboard. */
package io.yemae.it.seating;
