/** Which seats satisfy an entry. */
package io.yemae.waitlist.domain;
