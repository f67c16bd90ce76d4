/**
 * How rooms meet what surrounds them: the second's timer, what other nodes tell, payments that have committed, how holds are answered, and the tokens that
 * show a place. It decides nothing about places.
 */
package io.yemae.queue.integration;
