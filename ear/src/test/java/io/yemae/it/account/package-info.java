/** Accounts: registration, logins, second factors, mails, tokens, personal data. */
package io.yemae.it.account;
