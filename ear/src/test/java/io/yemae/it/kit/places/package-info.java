/** Where people meet the platform, each place with what is done there: a waiting room, a till, a counter, a desk for tickets, a door. */
package io.yemae.it.kit.places;
