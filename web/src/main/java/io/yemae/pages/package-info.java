/**
 * The pages for buyers and staff. Public pages (home, search, calendar, events) are rendered here from the cached views of the catalogue;
 * live pages are shells whose modules use the API like any other front end. Also the assets of the pages, their texts and their security
 * headers.
 *
 * <p>Pages own no data and no rules: what they show, the API says too. {@code YEMAE_PAGES=false} switches them off.
 */
package io.yemae.pages;
