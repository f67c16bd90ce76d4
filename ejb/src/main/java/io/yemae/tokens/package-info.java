/**
 * Signed tokens: access tokens, codes for other purposes, and the keys that sign them.
 *
 * <p>It knows no accounts, logins or passwords. {@code account} issues and ends tokens through {@link io.yemae.tokens.AccessTokens} and
 * {@link io.yemae.tokens.EndedTokens}, and finds the users of a trusted issuer ({@link io.yemae.tokens.ForeignUserDirectory}).
 *
 * <p>Invariants: a token has exactly one spelling; a code of one purpose is never accepted for another; an access token ends with its login
 * and with a change of its user's role, on every node within two seconds; a token never grants more than the user's present role.
 */
package io.yemae.tokens;
