package io.yemae.boxoffice;

import io.yemae.audit.AuditLog;
import io.yemae.boxoffice.domain.FreeSeatingTicket;
import io.yemae.boxoffice.persistence.TicketRows;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Issues, refunds and looks up free-seating tickets (requirement 0, section 6.1). */
@Stateless
public class BoxOffice {

    @Inject
    TicketRows tickets;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return one id per ticket */
    public List<TicketId> issue(IssueTickets command, UserId staff) {
        Instant now = clock.instant();
        List<TicketId> issued = new ArrayList<>();
        for (UUID id : Uuid7.ascending(command.quantity())) {
            tickets.add(new FreeSeatingTicket(id, command, staff, now));
            issued.add(new TicketId(id));
        }
        issued.forEach(id -> audit.record("boxoffice.issue", id.toString(), String.valueOf(command.price().amount())));
        return issued;
    }

    /**
     * Cancels the tickets that are still issued. Tickets that were canceled before are reported and not changed.
     *
     * @throws Problem not found {@code TICKET_NOT_FOUND} with the first unknown id; then nothing is refunded
     */
    public Refund refund(RefundTickets command, UserId staff) {
        Map<TicketId, FreeSeatingTicket> found = tickets.lock(command.tickets()).stream()
            .collect(Collectors.toMap(FreeSeatingTicket::id, Function.identity()));
        List<FreeSeatingTicket> wanted = command.tickets().stream().map(id -> known(found, id)).toList();
        Instant now = clock.instant();
        List<TicketId> refunded = new ArrayList<>();
        List<TicketId> alreadyCanceled = new ArrayList<>();
        for (FreeSeatingTicket ticket : wanted) {
            boolean canceled = ticket.cancel(command.reason(), staff, now);
            (canceled ? refunded : alreadyCanceled).add(ticket.id());
        }
        tickets.writeOut();
        String reason = command.reason() == null ? "" : command.reason();
        refunded.forEach(id -> audit.record("boxoffice.refund", id.toString(), reason));
        return new Refund(refunded, alreadyCanceled);
    }

    /** @throws Problem not found {@code TICKET_NOT_FOUND} */
    public TicketView get(TicketId id) {
        return tickets.byId(id).orElseThrow(id::unknown).view();
    }

    /** The latest first. */
    public TicketList list(TicketFilter filter) {
        return new TicketList(tickets.list(filter).stream().map(FreeSeatingTicket::view).toList(), tickets.count(filter));
    }

    /** What a member of staff issued and refunded in a time. */
    public IssuedTickets issuedBy(UserId staff, Instant from, Instant until) {
        return tickets.issuedBy(staff, from, until);
    }

    private static FreeSeatingTicket known(Map<TicketId, FreeSeatingTicket> found, TicketId id) {
        FreeSeatingTicket ticket = found.get(id);
        if (ticket == null) {
            throw id.unknown();
        }
        return ticket;
    }
}
