package io.yemae.boxoffice;

import java.util.List;

/** What a refund did, in the order of the request: the tickets that it canceled, and those that had been canceled before. */
public record Refund(List<TicketId> refunded, List<TicketId> alreadyCanceled) {
}
