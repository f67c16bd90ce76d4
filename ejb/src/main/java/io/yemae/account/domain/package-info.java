/** What proves who somebody is: passwords and refresh tokens, and what is kept of them. No database. */
package io.yemae.account.domain;
