/** Paying over HTTP: points, cards, the callbacks of the gateway and the payment module, and what a user paid. */
package io.yemae.checkout.rest;
