package io.yemae.devservices.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final DemoCatalogue catalogue = new DemoCatalogue(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLayoutsHaveTheNumbersOfSeatsInTheRequirements() {
        assertThat(catalogue.layouts().stream().map(DemoCatalogueTest::seats)).containsExactly(50, 265, 1_250, 4_900);
    }

    @Test
    void rowNumbersHaveNoGaps() {
        for (DemoCatalogue.Layout layout : catalogue.layouts()) {
            int next = 1;
            for (DemoCatalogue.Section section : layout.sections()) {
                assertThat(section.startRow()).as(layout.name() + " " + section.name()).isEqualTo(next);
                next += section.rows();
            }
        }
    }

    @Test
    void allSectionsAreDrawnAndLargerHallsHaveWheelchairPositionsWithCompanions() {
        assertThat(catalogue.layouts()).allSatisfy(layout -> {
            assertThat(layout.stage().y() + layout.stage().depth()).as("the front edge").isZero();
            assertThat(layout.sections()).allSatisfy(section -> {
                assertThat(section.geometry().aisles()).allMatch(aisle -> aisle < section.seatsPerRow());
                assertThat(section.geometry().companions()).hasSameSizeAs(section.accessible())
                    .noneMatch(section.accessible()::contains);
            });
            assertThat(layout.sections()).anySatisfy(section -> assertThat(section.accessible()).isNotEmpty());
        });
    }

    @Test
    void allPerformancesAreInTheFuture() {
        assertThat(catalogue.events()).allSatisfy(event -> assertThat(event.performances()).isNotEmpty()
            .allSatisfy(showing -> assertThat(showing.startsAt()).isAfter(NOW).isBefore(showing.endsAt())));
    }

    @Test
    void theSaleOfOneEventIsInTheFuture() {
        assertThat(catalogue.events().stream().filter(event -> event.saleStart().isAfter(NOW)).map(DemoCatalogue.Event::saleStart))
            .containsExactly(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void allEventsHaveAVenueAndALayoutOfTheCatalogue() {
        List<String> venues = catalogue.venues().stream().map(DemoCatalogue.Venue::name).toList();
        List<String> layouts = catalogue.layouts().stream().map(DemoCatalogue.Layout::name).toList();
        assertThat(catalogue.events()).allSatisfy(event -> {
            assertThat(venues).contains(event.venue());
            assertThat(layouts).contains(event.layout());
        });
    }

    private static int seats(DemoCatalogue.Layout layout) {
        return layout.sections().stream().mapToInt(section -> section.rows() * section.seatsPerRow()).sum();
    }
}
