/** The pages of buyers, from home to the ticket. */
package io.yemae.it.ui.buyer;
