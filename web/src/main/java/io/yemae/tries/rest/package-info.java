/** Exceeded limits over HTTP. */
package io.yemae.tries.rest;
