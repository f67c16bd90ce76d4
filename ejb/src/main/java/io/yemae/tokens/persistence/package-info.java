/** What the verification of a token reads from the database, and which tokens have ended. */
package io.yemae.tokens.persistence;
