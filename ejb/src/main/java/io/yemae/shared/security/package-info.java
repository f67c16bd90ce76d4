/** Signed tokens of all kinds: how they are spelled, signed and verified; and hashes. */
package io.yemae.shared.security;
