package io.yemae.boxoffice.domain;

import io.yemae.boxoffice.IssueTickets;
import io.yemae.boxoffice.TicketId;
import io.yemae.boxoffice.TicketStatus;
import io.yemae.boxoffice.TicketView;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Admits one person to a movie without saying where to sit. It is issued, and may then be canceled, once; what is printed on it never
 * changes.
 */
@Entity
@Table(name = "tickets")
public class FreeSeatingTicket {

    @Id
    private UUID id;

    @Column(name = "theater_name", updatable = false)
    private String theaterName;

    @Column(name = "movie_title", updatable = false)
    private String movieTitle;

    @Column(name = "price_krw", updatable = false)
    private long priceKrw;

    private String status;

    @Column(updatable = false)
    private String memo;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(name = "issued_at", updatable = false)
    private Instant issuedAt;

    @Column(name = "canceled_at")
    private Instant canceledAt;

    @Column(name = "cancel_reason")
    private String cancelReason;

    @Column(name = "issued_by", updatable = false)
    private UUID issuedBy;

    @Column(name = "canceled_by")
    private UUID canceledBy;

    protected FreeSeatingTicket() {
    }

    public FreeSeatingTicket(UUID id, IssueTickets command, UserId staff, Instant now) {
        this.id = id;
        this.theaterName = command.theaterName();
        this.movieTitle = command.movieTitle();
        this.priceKrw = command.price().amount();
        this.status = TicketStatus.ISSUED.wireName();
        this.memo = command.memo();
        this.userId = command.userId();
        this.issuedAt = now;
        this.issuedBy = staff.value();
    }

    /** @return false if it was canceled before; time and reason of the first cancellation stay */
    public boolean cancel(String reason, UserId staff, Instant now) {
        if (!status().canBecome(TicketStatus.CANCELED)) {
            return false;
        }
        status = TicketStatus.CANCELED.wireName();
        canceledAt = now;
        canceledBy = staff.value();
        cancelReason = reason;
        return true;
    }

    private TicketStatus status() {
        return TicketStatus.of(status).orElseThrow();
    }

    public TicketId id() {
        return new TicketId(id);
    }

    public TicketView view() {
        return new TicketView(id(), theaterName, movieTitle, new Won(priceKrw), status(), memo, userId,
            issuedAt,
            canceledAt, cancelReason);
    }
}
