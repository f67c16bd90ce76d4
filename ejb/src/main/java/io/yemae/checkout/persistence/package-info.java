/** The statements of paying: prices, discount codes and their uses, failed attempts at codes, and days compared with the gateway. */
package io.yemae.checkout.persistence;
