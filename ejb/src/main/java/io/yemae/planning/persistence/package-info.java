/** The statements of events, performances, grades and posters, for changes. */
package io.yemae.planning.persistence;
