/** The statements of holds. One of more than a few lines is in a resource beside its class. */
package io.yemae.holds.persistence;
