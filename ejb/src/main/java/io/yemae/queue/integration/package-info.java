/**
 * Connects rooms with their surroundings: the timer, changes on other nodes, committed payments, policies, metrics, the response times of
 * holds, and queue tokens. No rule about places is here.
 */
package io.yemae.queue.integration;
