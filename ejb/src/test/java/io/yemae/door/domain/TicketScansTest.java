package io.yemae.door.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.door.Admission;
import io.yemae.door.ScanMethod;
import io.yemae.door.ScanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketScansTest {
    private static final Instant SEVEN = Instant.parse("2026-12-24T10:00:00Z");
    private static final Admission FIRST = scan(SEVEN, "0b000000-0000-4000-8000-000000000001");
    private static final Admission SECOND = scan(SEVEN.plusSeconds(60), "0a000000-0000-4000-8000-000000000002");

    @Test
    void theFirstScanByItsTimeAdmitsInWhateverOrderTheyArrive() {
        for (List<Admission> order : List.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))) {
            TicketScans ticket = new TicketScans(false, List.of());
            order.forEach(ticket::add);

            assertThat(ticket.admission()).contains(FIRST);
            assertThat(ticket.outcome(FIRST.scan())).isEqualTo(ScanOutcome.ADMITTED);
            assertThat(ticket.outcome(SECOND.scan())).isEqualTo(ScanOutcome.DUPLICATE);
            assertThat(ticket.isConflict(FIRST.scan())).isFalse();
            assertThat(ticket.isConflict(SECOND.scan())).isTrue();
            assertThat(ticket.hasConflict()).isTrue();
        }
    }

    @Test
    void ofTwoScansOfOneTimeTheOneWithTheLesserIdAdmits() {
        Admission lesser = scan(SEVEN, "70000000-0000-4000-8000-000000000000");
        // As a signed number this id is the lesser one.
        Admission greater = scan(SEVEN, "f0000000-0000-4000-8000-000000000000");

        assertThat(new TicketScans(false, List.of(greater, lesser)).admission()).contains(lesser);
    }

    @Test
    void withoutTheFirstScanTheNextOneAdmits() {
        TicketScans ticket = new TicketScans(false, List.of(SECOND));

        assertThat(ticket.outcome(FIRST.scan())).isEqualTo(ScanOutcome.UNDONE);
        assertThat(ticket.admission()).contains(SECOND);
        assertThat(ticket.hasConflict()).isFalse();
        assertThat(new TicketScans(false, List.of()).admission()).isEmpty();
    }

    @Test
    void noScanAdmitsWithACancelledReservation() {
        TicketScans ticket = new TicketScans(true, List.of(FIRST));

        assertThat(ticket.admission()).isEmpty();
        assertThat(ticket.outcome(FIRST.scan())).isEqualTo(ScanOutcome.CANCELLED);
        assertThat(ticket.isConflict(FIRST.scan())).isTrue();
        assertThat(ticket.hasConflict()).isTrue();
        assertThat(new TicketScans(true, List.of()).hasConflict()).isFalse();
    }

    private static Admission scan(Instant at, String id) {
        return new Admission(UUID.fromString(id), at, "A1", "이직원", ScanMethod.QR);
    }
}
