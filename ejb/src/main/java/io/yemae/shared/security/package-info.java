/** Signed tokens of all kinds: how they are spelled, signed and verified. */
package io.yemae.shared.security;
