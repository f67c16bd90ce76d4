/** What the catalogue and the clock set off: seats come and go with performances, layouts and quantities, and the maps are read anew. */
package io.yemae.seating.integration;
