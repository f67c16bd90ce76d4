/** Paying over HTTP: points, cards, the payment module's callbacks, quotes, discount codes, and the payments that operators look after. */
package io.yemae.checkout.rest;
