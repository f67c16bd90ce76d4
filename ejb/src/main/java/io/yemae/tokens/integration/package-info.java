/** The folder of the signing keys, the cache of verified tokens, the trusted issuer with its keys, and the timers. */
package io.yemae.tokens.integration;
