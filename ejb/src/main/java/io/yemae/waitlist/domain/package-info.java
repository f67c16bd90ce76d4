/** Finds the seats that satisfy an entry. */
package io.yemae.waitlist.domain;
