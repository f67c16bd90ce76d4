package io.yemae.dashboard;

import io.yemae.dashboard.DashboardView.Day;
import io.yemae.dashboard.DashboardView.Now;
import io.yemae.dashboard.DashboardView.OnSale;
import io.yemae.dashboard.DashboardView.Today;
import io.yemae.dashboard.persistence.FigureStatements;
import io.yemae.dashboard.persistence.FigureStatements.Counts;
import io.yemae.dashboard.persistence.FigureStatements.EventSales;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.Seoul;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Figures of sales for operators. Three statements, each by an index; seats are counted in memory. */
@Stateless
public class Dashboard {
    private static final int DAYS = 14;

    @Inject
    FigureStatements statements;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Clock clock;

    public DashboardView figures() {
        Instant now = clock.instant();
        LocalDate today = Seoul.date(now);
        Instant midnight = Seoul.startOf(today);
        Counts counts = statements.counts(midnight);
        return new DashboardView(now,
            new Now(counts.liveHolds(), counts.outboxWaiting()),
            new Today(counts.confirmed(), counts.cancelled(), counts.registered()),
            days(today), statements.onSale(midnight).stream().map(this::onSale).toList());
    }

    /** With days that have no sales. */
    private List<Day> days(LocalDate today) {
        LocalDate first = today.minusDays(DAYS - 1);
        Map<LocalDate, Day> moved = statements.days(Seoul.startOf(first)).stream()
            .collect(Collectors.toMap(Day::day, Function.identity()));
        return first.datesUntil(today.plusDays(1)).map(day -> moved.getOrDefault(day, new Day(day, Won.ZERO, Won.ZERO))).toList();
    }

    private OnSale onSale(EventSales sales) {
        return new OnSale(sales.event(), sales.title(), sales.sold(), seatMaps.tally(sales.event()));
    }
}
