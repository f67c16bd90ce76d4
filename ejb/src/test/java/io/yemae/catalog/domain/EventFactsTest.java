package io.yemae.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.EventTexts;
import io.yemae.catalog.EventView;
import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.catalog.domain.EventFacts.Performance;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFactsTest {
    private static final Instant SALE_START = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant SALE_END = Instant.parse("2026-12-25T00:00:00Z");
    private static final Performance FIRST = performance("2026-12-10T10:00:00Z", false);
    private static final Performance CANCELLED = performance("2026-12-15T10:00:00Z", true);
    private static final Performance LAST = performance("2026-12-20T10:00:00Z", false);

    @Test
    void theStatusChangesAtTheExactInstant() {
        assertThat(status(SALE_START.minusNanos(1))).isEqualTo("upcoming");
        assertThat(status(SALE_START)).isEqualTo("on_sale");
        assertThat(status(LAST.endsAt().minusNanos(1))).isEqualTo("on_sale");
        assertThat(status(LAST.endsAt())).isEqualTo("ended");
    }

    @Test
    void theSaleMayEndBeforeTheLastPerformance() {
        EventFacts event = event(false, performance("2026-12-31T10:00:00Z", false));

        assertThat(event.at(SALE_END.minusNanos(1), true).status()).isEqualTo("on_sale");
        assertThat(event.at(SALE_END, true).status()).isEqualTo("ended");
    }

    @Test
    void isSoldOutOnlyWhileOnSale() {
        EventFacts event = event(false, FIRST, LAST);

        assertThat(event.at(SALE_START, false).status()).isEqualTo("sold_out");
        assertThat(event.at(SALE_START.minusNanos(1), false).status()).isEqualTo("upcoming");
        assertThat(event.at(LAST.endsAt(), false).status()).isEqualTo("ended");
    }

    @Test
    void aCancelledEventStaysCancelled() {
        EventFacts event = event(true, FIRST);

        assertThat(event.at(SALE_START, true).status()).isEqualTo("cancelled");
        assertThat(event.performances(SALE_START, null, null)).extracting(PerformanceView::notBookable)
            .containsExactly(NotBookable.CANCELLED);
    }

    @Test
    void cancelledPerformancesDoNotCountForStartAndEnd() {
        EventView view = event(false, performance("2026-11-01T10:00:00Z", true), FIRST, performance("2027-01-01T10:00:00Z", true))
            .at(SALE_START, true);

        assertThat(view.firstStart()).isEqualTo(FIRST.startsAt());
        assertThat(view.lastEnd()).isEqualTo(FIRST.endsAt());
        assertThat(view.eventDate()).isEqualTo(FIRST.startsAt());
    }

    @Test
    void theNextStartIsTheFirstUpcomingOne() {
        EventFacts event = event(false, FIRST, CANCELLED, LAST);

        assertThat(event.nextStart(FIRST.startsAt())).contains(LAST.startsAt());
    }

    @Test
    void theNextChangeIsTheNextInstantAtWhichAStatusMayChange() {
        EventFacts event = event(false, FIRST, LAST);

        assertThat(event.nextChange(SALE_START.minusNanos(1))).contains(SALE_START);
        assertThat(event.nextChange(SALE_START)).contains(FIRST.startsAt());
        assertThat(event.nextChange(FIRST.startsAt())).contains(FIRST.endsAt());
        assertThat(event.nextChange(LAST.endsAt())).contains(SALE_END);
        assertThat(event.nextChange(SALE_END)).isEmpty();
    }

    @Test
    void permanentReasonsTakePrecedence() {
        EventFacts event = event(false, FIRST, CANCELLED, performance("2026-12-31T10:00:00Z", false));

        assertThat(event.performances(SALE_START.minusNanos(1), null, null)).extracting(PerformanceView::notBookable)
            .containsExactly(NotBookable.SALE_NOT_STARTED, NotBookable.CANCELLED, NotBookable.SALE_NOT_STARTED);
        assertThat(event.performances(SALE_END, null, null)).extracting(PerformanceView::notBookable)
            .containsExactly(NotBookable.STARTED, NotBookable.CANCELLED, NotBookable.SALE_ENDED);
        assertThat(event.performances(SALE_START, FIRST.startsAt(), CANCELLED.startsAt())).extracting(PerformanceView::id)
            .containsExactly(FIRST.id());
    }

    private static String status(Instant now) {
        return event(false, FIRST, CANCELLED, LAST).at(now, true).status();
    }

    private static EventFacts event(boolean cancelled, Performance... performances) {
        return new EventFacts(EventId.next(), 1, "제목", "", null, "콘서트", "홀", "서울", 60, null, null,
            SALE_START, SALE_END, null, cancelled, null,
            SALE_START, SALE_START, List.of(performances), List.of(), new EventTexts(null, null, null, null, null));
    }

    private static Performance performance(String start, boolean cancelled) {
        return new Performance(PerformanceId.next(), 1, Instant.parse(start), Instant.parse(start).plusSeconds(3600), cancelled);
    }
}
