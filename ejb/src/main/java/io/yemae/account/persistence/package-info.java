/** The statements of accounts: users, logins with their refresh tokens, mails and second factors. */
package io.yemae.account.persistence;
