/**
 * Users, passwords and tokens: who somebody is, and what proves it.
 *
 * <p>It knows nothing of events, seats or money. Others name a user by {@link io.yemae.shared.UserId}.
 *
 * <p>Invariants: an e-mail address (whatever its case) and a phone number belong to one user; a password is kept as a slow hash only, a
 * refresh token as a hash only; a refresh token is good once, and one that comes back after its use ends the whole login; of the guesses
 * at a password within a window, those after the limit are worth nothing, however many come at once, and nobody can lock out somebody
 * else; with a login its access tokens end, and with a role those of its user, on every node within two seconds; a token has one spelling;
 * there is always an administrator who can log in.
 */
package io.yemae.account;
