/** The timer of the catalogue. */
package io.yemae.catalog.integration;
