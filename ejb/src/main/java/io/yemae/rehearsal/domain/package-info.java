/** How buyers behave, and what is made of what they have seen. */
package io.yemae.rehearsal.domain;
