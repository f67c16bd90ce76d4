package io.yemae.boxoffice;

import io.yemae.shared.Won;

/** How many tickets somebody issued and refunded, and the prices on them. */
public record IssuedTickets(long issued, Won issuedPrice, long refunded, Won refundedPrice) {
}
