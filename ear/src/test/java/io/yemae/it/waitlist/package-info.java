/** Waiting lists of performances. */
package io.yemae.it.waitlist;
