/** Receipts, entry codes and the mails about reservations. */
package io.yemae.it.receipts;
