/**
 * What connects accounts to the outside: mails, hashing on threads of its own, the key that encrypts secrets, the first administrator, and
 * the timer that deletes expired rows.
 */
package io.yemae.account.integration;
