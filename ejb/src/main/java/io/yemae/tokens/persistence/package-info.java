/** What the verification of a token reads from the database. */
package io.yemae.tokens.persistence;
