/** The statements about entries of waiting lists. */
package io.yemae.waitlist.persistence;
