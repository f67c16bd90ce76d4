/** Profiles over HTTP, and what all requests and answers about accounts share: the rules of input, and the user as clients see it. */
package io.yemae.account.rest;
