/** The statements of the catalogue, and the cache of their results on each node. */
package io.yemae.catalog.persistence;
