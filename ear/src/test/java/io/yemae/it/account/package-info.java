/** Accounts: registration, logins, second factors, mails. */
package io.yemae.it.account;
