/**
 * Messages the gateway sends on its own: webhooks to the shop, callbacks of the payment module.
 *
 * <p>Owns when and how often a message is sent, and every way of doing that badly: late, more than once, in the wrong order.
 * Does not look into messages. What is waiting is lost when the sandbox stops, as it may be with a real sender: the shop has
 * to live with events that never come.
 */
package io.yemae.devservices.sandbox.delivery;
