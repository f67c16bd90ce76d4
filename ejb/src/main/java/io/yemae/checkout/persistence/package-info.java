/** The statements of paying: what a reservation costs and is for, and what users paid. */
package io.yemae.checkout.persistence;
