/** The statements of accounts: users, logins with their refresh tokens, counts of failed logins, mails and second factors. */
package io.yemae.account.persistence;
