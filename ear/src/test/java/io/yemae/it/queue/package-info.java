/** The waiting room: order, pace, tokens, races, outages. */
package io.yemae.it.queue;
