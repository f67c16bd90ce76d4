/** Tests of the README pages: that their links lead somewhere, and that every shell block does what the page says. */
package io.yemae.it.pages;
