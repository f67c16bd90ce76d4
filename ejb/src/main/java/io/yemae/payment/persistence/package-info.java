/** The statements of payments: orders, the steps of a payment, refunds, webhooks, and the movements of money. */
package io.yemae.payment.persistence;
