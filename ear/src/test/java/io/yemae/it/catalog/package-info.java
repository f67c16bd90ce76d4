/** Events and performances as buyers find them, and the search. */
package io.yemae.it.catalog;
