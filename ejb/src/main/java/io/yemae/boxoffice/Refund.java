package io.yemae.boxoffice;

import java.util.List;

/** The result of a refund, in the order of the request: tickets that it canceled, and tickets that were canceled before. */
public record Refund(List<TicketId> refunded, List<TicketId> alreadyCanceled) {
}
