package io.yemae.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.Closed;
import io.yemae.catalog.EventView;
import io.yemae.catalog.PerformanceView;
import io.yemae.catalog.domain.EventFacts.Showing;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFactsTest {
    private static final Instant SALE_START = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant SALE_END = Instant.parse("2026-12-25T00:00:00Z");
    private static final Showing FIRST = showing("2026-12-10T10:00:00Z", false);
    private static final Showing CANCELLED = showing("2026-12-15T10:00:00Z", true);
    private static final Showing LAST = showing("2026-12-20T10:00:00Z", false);

    @Test
    void theStatusFollowsTheClockToTheInstant() {
        assertThat(status(SALE_START.minusNanos(1))).isEqualTo("upcoming");
        assertThat(status(SALE_START)).isEqualTo("on_sale");
        assertThat(status(LAST.endsAt().minusNanos(1))).isEqualTo("on_sale");
        assertThat(status(LAST.endsAt())).isEqualTo("ended");
    }

    @Test
    void theSaleMayEndBeforeTheLastPerformance() {
        EventFacts event = event(false, showing("2026-12-31T10:00:00Z", false));

        assertThat(event.at(SALE_END.minusNanos(1), true).status()).isEqualTo("on_sale");
        assertThat(event.at(SALE_END, true).status()).isEqualTo("ended");
    }

    @Test
    void itIsSoldOutOnlyWhileItIsOnSale() {
        EventFacts event = event(false, FIRST, LAST);

        assertThat(event.at(SALE_START, false).status()).isEqualTo("sold_out");
        assertThat(event.at(SALE_START.minusNanos(1), false).status()).isEqualTo("upcoming");
        assertThat(event.at(LAST.endsAt(), false).status()).isEqualTo("ended");
    }

    @Test
    void aCancellationIsTheLastWord() {
        EventFacts event = event(true, FIRST);

        assertThat(event.at(SALE_START, true).status()).isEqualTo("cancelled");
        assertThat(event.performances(SALE_START, null, null)).extracting(PerformanceView::closed).containsExactly(Closed.CANCELLED);
    }

    @Test
    void cancelledPerformancesNeitherStartNorEndAnEvent() {
        EventView view = event(false, showing("2026-11-01T10:00:00Z", true), FIRST, showing("2027-01-01T10:00:00Z", true)).at(SALE_START, true);

        assertThat(view.firstStart()).isEqualTo(FIRST.startsAt());
        assertThat(view.lastEnd()).isEqualTo(FIRST.endsAt());
        assertThat(view.eventDate()).isEqualTo(FIRST.startsAt());
    }

    @Test
    void theNextStartIsTheFirstToCome() {
        EventFacts event = event(false, FIRST, CANCELLED, LAST);

        assertThat(event.nextStart(FIRST.startsAt())).contains(LAST.startsAt());
    }

    @Test
    void aPerformanceIsClosedForTheFinalReasonFirst() {
        EventFacts event = event(false, FIRST, CANCELLED, showing("2026-12-31T10:00:00Z", false));

        assertThat(event.performances(SALE_START.minusNanos(1), null, null)).extracting(PerformanceView::closed)
            .containsExactly(Closed.SALE_NOT_STARTED, Closed.CANCELLED, Closed.SALE_NOT_STARTED);
        assertThat(event.performances(SALE_END, null, null)).extracting(PerformanceView::closed)
            .containsExactly(Closed.STARTED, Closed.CANCELLED, Closed.SALE_ENDED);
        assertThat(event.performances(SALE_START, FIRST.startsAt(), CANCELLED.startsAt())).extracting(PerformanceView::id).containsExactly(FIRST.id());
    }

    private static String status(Instant now) {
        return event(false, FIRST, CANCELLED, LAST).at(now, true).status();
    }

    private static EventFacts event(boolean cancelled, Showing... showings) {
        return new EventFacts(EventId.next(), 1, "제목", "", null, "콘서트", "홀", "서울", 60, null, SALE_START, SALE_END, null, cancelled, null,
            SALE_START, SALE_START, List.of(showings), List.of());
    }

    private static Showing showing(String start, boolean cancelled) {
        return new Showing(PerformanceId.next(), 1, Instant.parse(start), Instant.parse(start).plusSeconds(3600), cancelled);
    }
}
