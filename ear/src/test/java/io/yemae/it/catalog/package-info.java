/** Events, performances, grades and venues, their administration, and the search. */
package io.yemae.it.catalog;
