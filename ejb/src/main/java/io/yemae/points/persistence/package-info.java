/** The statements of the ledger. */
package io.yemae.points.persistence;
