/** The entity of a venue. */
package io.yemae.venues.domain;
