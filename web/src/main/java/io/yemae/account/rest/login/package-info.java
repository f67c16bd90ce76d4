/** Registration, logging in and out, the logins of a user, and second factors. */
package io.yemae.account.rest.login;
