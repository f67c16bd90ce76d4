/** The timer of pricing. */
package io.yemae.pricing.integration;
