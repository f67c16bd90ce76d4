/** How the catalogue is read: the statements, and what is kept of their results on each node. */
package io.yemae.catalog.persistence;
