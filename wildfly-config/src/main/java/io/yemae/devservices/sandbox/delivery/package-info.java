/**
 * Messages that the gateway sends by itself: webhooks to the shop, and callbacks of the payment module.
 *
 * <p>Decides when and how often a message is sent, also wrongly: late, more than once, in the wrong order. Does not look into messages.
 * Waiting messages are lost when the sandbox stops, as they may be with a real gateway. The shop has to cope with events that never come.
 */
package io.yemae.devservices.sandbox.delivery;
