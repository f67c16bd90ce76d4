/** The statements of prices: prices of holds, discount codes and their uses, failed attempts at codes. */
package io.yemae.pricing.persistence;
