package io.yemae.boxoffice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.boxoffice.IssueTickets;
import io.yemae.boxoffice.TicketStatus;
import io.yemae.boxoffice.TicketView;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreeSeatingTicketTest {
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UserId STAFF = UserId.next();

    private final FreeSeatingTicket ticket =
        new FreeSeatingTicket(Uuid7.next(), new IssueTickets("서울극장", "기생충", new Won(12_000), 1, "창구 2", "kiosk-7"), STAFF, NOON);

    @Test
    void beginsAsIssuedWithWhatIsPrintedOnIt() {
        assertThat(ticket.view()).isEqualTo(new TicketView(ticket.id(), "서울극장", "기생충", new Won(12_000), TicketStatus.ISSUED, "창구 2",
            "kiosk-7", NOON, null, null));
    }

    @Test
    void keepsTheTimeAndTheReasonOfItsRefund() {
        assertThat(ticket.cancel("상영 취소", STAFF, LATER)).isTrue();

        assertThat(ticket.view().status()).isEqualTo(TicketStatus.CANCELED);
        assertThat(ticket.view().canceledAt()).isEqualTo(LATER);
        assertThat(ticket.view().cancelReason()).isEqualTo("상영 취소");
    }

    @Test
    void isCanceledOnceHoweverOftenItIsAsked() {
        ticket.cancel(null, STAFF, NOON);
        TicketView first = ticket.view();

        assertThat(ticket.cancel("다시", STAFF, LATER)).isFalse();
        assertThat(ticket.view()).isEqualTo(first);
    }
}
