/** The signing keys over HTTP. */
package io.yemae.tokens.rest;
