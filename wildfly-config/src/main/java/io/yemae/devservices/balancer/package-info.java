/**
 * The balancer in front of several servers. It knows HTTP, the health of each server, and the sessions of Socket.IO, and nothing else of
 * the platform.
 */
package io.yemae.devservices.balancer;
