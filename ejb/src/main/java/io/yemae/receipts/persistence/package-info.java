/** The statements that record which notices have been sent. */
package io.yemae.receipts.persistence;
