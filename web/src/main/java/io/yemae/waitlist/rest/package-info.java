/** Waiting lists over HTTP. */
package io.yemae.waitlist.rest;
