package io.yemae.boxoffice.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.boxoffice.IssueTickets;
import io.yemae.boxoffice.Refund;
import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketId;
import io.yemae.boxoffice.TicketList;
import io.yemae.boxoffice.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Free-seating tickets in the wire format of requirement 0. */
public final class TicketBodies {

    private TicketBodies() {
    }

    /** The issued tickets, and the data that they have in common. */
    @Schema(name = "IssuedTickets")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Issued(List<UUID> ticketIds, int count, Summary summary) {

        static Issued of(List<TicketId> tickets, IssueTickets command) {
            return new Issued(values(tickets), tickets.size(),
                new Summary(command.theaterName(), command.movieTitle(), command.price().amount()));
        }
    }

    /** @param priceKrw of one ticket, in won */
    @Schema(name = "TicketSummary")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Summary(String theaterName, String movieTitle, long priceKrw) {
    }

    @Schema(name = "RefundedTickets")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Refunded(List<UUID> refunded, List<UUID> alreadyCanceled) {

        static Refunded of(Refund refund) {
            return new Refunded(values(refund.refunded()), values(refund.alreadyCanceled()));
        }
    }

    /** @param priceKrw in won */
    @Schema(name = "Ticket")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Ticket(UUID id, String theaterName, String movieTitle, long priceKrw,
        @Schema(enumeration = {"issued", "canceled"}) String status,
                         String memo, String userId, Instant issuedAt, Instant canceledAt, String cancelReason) {

        static Ticket of(TicketView ticket) {
            return new Ticket(ticket.id().value(), ticket.theaterName(), ticket.movieTitle(), ticket.price().amount(), ticket.status()
                .wireName(),
                ticket.memo(), ticket.userId(), ticket.issuedAt(), ticket.canceledAt(), ticket.cancelReason());
        }
    }

    /** @param total the number of tickets that match, of which {@code tickets} is one page */
    @Schema(name = "TicketsResponse")
    public record Listed(List<Ticket> tickets, long total, int limit, int offset) {

        static Listed of(TicketList list, TicketFilter filter) {
            return new Listed(list.tickets().stream().map(Ticket::of).toList(), list.total(), filter.limit(), filter.offset());
        }
    }

    private static List<UUID> values(List<TicketId> tickets) {
        return tickets.stream().map(TicketId::value).toList();
    }
}
