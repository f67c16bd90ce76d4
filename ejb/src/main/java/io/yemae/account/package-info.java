/**
 * Users, logins and passwords: who a user is, and what proves it.
 *
 * <p>It knows nothing of events, seats or money. Other features refer to a user by {@link io.yemae.shared.UserId}.
 *
 * <p>Users, logins, second factors and mailed links stay together: a new password ends logins and open links, and a login counts tries and
 * asks for a second factor, in one transaction under the lock of the user's row.
 *
 * <p>Invariants: an e-mail address (ignoring case) and a phone number belong to one user; a password is stored only as a slow hash, a
 * refresh token only as a hash; a refresh token is valid once, and a later second use ends the login; the access tokens of a login end with
 * it, and those of a user with a change of role, on every node within two seconds; there is always an administrator who can log in.
 */
package io.yemae.account;
