package io.yemae.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.rest.Pages;
import io.yemae.seating.GradeCount;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Events in the wire format of requirement 2. */
public final class EventBodies {

    private EventBodies() {
    }

    /** The number of ticket types is a string, because existing clients read a string. */
    @Schema(name = "EventSummary")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Summary(UUID id, String title, String description, String venue, String address, Instant eventDate, Instant saleStartDate,
                          Instant saleEndDate, String posterImageUrl, String status, String artistName, String ticketTypeCount,
                          Long minPrice, Long maxPrice, @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Summary of(EventView event) {
            LongSummaryStatistics prices = event.grades().stream().mapToLong(grade -> grade.price().amount()).summaryStatistics();
            boolean priced = prices.getCount() > 0;
            return new Summary(event.id().value(), event.title(), event.description(), event.venue(), event.address(), event.eventDate(),
                event.saleStart(), event.saleEnd(), event.posterImageUrl(), event.status(), event.artistName(),
                String.valueOf(prices.getCount()), priced ? prices.getMin() : null, priced ? prices.getMax() : null,
                EnglishTexts.of(event.english()));
        }
    }

    @Schema(name = "EventsResponse")
    public record Listed(List<Summary> events, Pages pagination) {

        static Listed of(Page<EventView> page) {
            return new Listed(page.items().stream().map(Summary::of).toList(), Pages.of(page));
        }
    }

    @Schema(name = "Event")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Detail(UUID id, String title, String description, String venue, String address, Instant eventDate, Instant saleStartDate,
                         Instant saleEndDate, String posterImageUrl, String status, UUID seatLayoutId, String artistName, boolean preScaled,
                         UUID createdBy, Instant createdAt, Instant updatedAt,
                         @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Detail of(EventView event) {
            return new Detail(event.id().value(), event.title(), event.description(), event.venue(), event.address(), event.eventDate(),
                event.saleStart(), event.saleEnd(), event.posterImageUrl(), event.status(), event.seatLayoutId(), event.artistName(), false,
                event.createdBy(), event.createdAt(), event.updatedAt(), EnglishTexts.of(event.english()));
        }
    }

    /** A grade with its counts over all upcoming performances. */
    @Schema(name = "TicketType")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TicketType(UUID id, String name, long price, long totalQuantity, long availableQuantity, String description) {

        static TicketType of(GradeView grade, GradeCount count) {
            return new TicketType(grade.id(), grade.name(), grade.price().amount(), count.total(), count.available(), grade.description());
        }
    }

    /** One event with its grades, most expensive first. */
    @Schema(name = "EventResponse")
    public record WithTicketTypes(Detail event, @JsonProperty("ticketTypes") List<TicketType> ticketTypes) {

        static WithTicketTypes of(EventView event, Map<UUID, GradeCount> counts) {
            return new WithTicketTypes(Detail.of(event), event.grades().stream()
                .map(grade -> TicketType.of(grade, counts.getOrDefault(grade.id(), GradeCount.NONE)))
                .toList());
        }
    }
}
