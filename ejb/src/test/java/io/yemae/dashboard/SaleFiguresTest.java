package io.yemae.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.dashboard.SaleFigures.Money;
import io.yemae.dashboard.SaleFigures.Sale;
import io.yemae.dashboard.SaleProblem.Code;
import io.yemae.ops.InvariantWatch.Check;
import io.yemae.queue.RoomView;
import io.yemae.seating.SeatTally;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaleFiguresTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Sale CALM = sale(0, 0, 0, 0);

    @Test
    void aCalmSaleHasNoProblem() {
        assertThat(figures(CALM, room(500, false), Map.of("balance-is-the-sum-of-its-entries", 0L)).problems()).isEmpty();
    }

    @Test
    void theMostUrgentProblemComesFirst() {
        SaleFigures figures = figures(sale(2, 12, 7, 3), room(500, true), Map.of("confirmed-owns-its-seats", 1L));

        assertThat(figures.problems()).containsExactly(new SaleProblem(Code.INVARIANT_VIOLATED, 1, "confirmed-owns-its-seats"),
            new SaleProblem(Code.SERVER_ERRORS, 7, null), new SaleProblem(Code.MESSAGES_STUCK, 3, null),
            new SaleProblem(Code.ROOM_PAUSED, 500, null), new SaleProblem(Code.PAYMENTS_IN_DOUBT, 2, null));
    }

    @Test
    void paymentsInDoubtAreStuckAfterFiveMinutes() {
        assertThat(figures(sale(1, 299, 0, 0), room(0, false), Map.of()).problems()).extracting(SaleProblem::code)
            .containsExactly(Code.PAYMENTS_IN_DOUBT);
        assertThat(figures(sale(1, 300, 0, 0), room(0, false), Map.of()).problems()).extracting(SaleProblem::code)
            .containsExactly(Code.PAYMENTS_STUCK);
    }

    @Test
    void aPausedRoomIsAProblemOnlyWhileSomebodyWaits() {
        assertThat(figures(CALM, room(0, true), Map.of()).problems()).isEmpty();
    }

    private static SaleFigures figures(Sale sale, RoomView room, Map<String, Long> violations) {
        return new SaleFigures(NOW, sale, room, 0, new SeatTally(0, 0, 10), new Money(0, Won.ZERO),
            Optional.of(new Check(NOW, violations)));
    }

    private static Sale sale(long inDoubt, long oldestDoubt, long errors, long messagesStuck) {
        return new Sale(EventId.next(), "공연", NOW, NOW.plusSeconds(3600), false, 0, 0, inDoubt, oldestDoubt, errors, messagesStuck);
    }

    private static RoomView room(int waiting, boolean paused) {
        return new RoomView(waiting, 100, 100, 10, paused, 1, false, RoomView.Sale.OPEN);
    }
}
