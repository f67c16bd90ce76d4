/** The timer of the seat maps. */
package io.yemae.seating.integration;
