/**
 * The pages that everybody may read: home, search, calendar, events and their calendar files. They are rendered from the cached views of
 * the catalogue and the seat maps in memory, work without JavaScript, and know no user.
 */
package io.yemae.pages.open;
