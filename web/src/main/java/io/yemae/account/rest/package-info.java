/** Accounts over HTTP. */
package io.yemae.account.rest;
