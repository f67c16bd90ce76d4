/** The statements of venues. */
package io.yemae.venues.persistence;
