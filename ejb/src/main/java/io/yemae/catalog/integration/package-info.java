/** What the clock sets off in the catalogue. */
package io.yemae.catalog.integration;
