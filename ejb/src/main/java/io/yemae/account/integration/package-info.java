/**
 * How accounts meet the outside: the folder of the signing keys, an issuer of somebody else's, the first administrator, and what timers
 * set off.
 */
package io.yemae.account.integration;
