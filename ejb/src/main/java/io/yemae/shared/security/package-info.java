/** The one place where signed tokens are parsed. */
package io.yemae.shared.security;
