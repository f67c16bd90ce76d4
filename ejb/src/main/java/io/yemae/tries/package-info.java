/**
 * Tries: how often somebody may guess a password, or ask which addresses and phone numbers have an account.
 *
 * <p>It knows no users: a try is counted by what was typed and where it came from, whether or not there is such an account.
 *
 * <p>Invariants: of the guesses at a password within a window, none after the limit is compared, however many are concurrent; nobody can
 * lock out another user.
 */
package io.yemae.tries;
