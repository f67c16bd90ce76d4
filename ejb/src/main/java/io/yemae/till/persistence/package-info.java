/** The entries of the till. */
package io.yemae.till.persistence;
