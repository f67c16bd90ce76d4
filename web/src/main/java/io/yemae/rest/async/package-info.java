/** Responses that are sent by another thread than the one that received the request. */
package io.yemae.rest.async;
