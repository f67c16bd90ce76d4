/** What a reservation costs. */
package io.yemae.it.pricing;
