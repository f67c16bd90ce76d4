package io.yemae.catalog.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.catalog.Catalogue;
import io.yemae.rest.PathIds;
import io.yemae.seating.Availability;
import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Grades and their free seats, without login (requirement 2, "Tickets"). */
@Path("/tickets")
@RequestScoped
@PermitAll
@Tag(name = "공연")
@Produces(MediaType.APPLICATION_JSON)
public class TicketTypesResource {

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Availability availability;

    @Schema(name = "TicketTypesResponse")
    public record Listed(List<EventBodies.TicketType> ticketTypes) {
    }

    /** The free seats of one grade. */
    @Schema(name = "AvailabilityResponse")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record AvailabilityResponse(long availableQuantity, long totalQuantity) {

        static AvailabilityResponse of(GradeCount count) {
            return new AvailabilityResponse(count.available(), count.total());
        }
    }

    @GET
    @Path("/event/{eventId}")
    @Operation(summary = "이벤트의 티켓 타입", description = "비싼 것부터. 없는 이벤트는 빈 목록이다. available_quantity에는 임시배정된 좌석이 들어가지 않는다.")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 티켓 타입")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid eventId format")
    public Listed ofEvent(@PathParam("eventId") String eventId) {
        EventId event = new EventId(PathIds.uuid(eventId, "Invalid eventId format"));
        return new Listed(catalogue.find(event)
            .map(found -> EventBodies.WithTicketTypes.of(found, seatMaps.counts(event)).ticketTypes())
            .orElse(List.of()));
    }

    @GET
    @Path("/availability/{ticketTypeId}")
    @Operation(summary = "티켓 재고", description = "앞으로 있을 모든 회차의 합. 임시배정된 좌석은 남은 것이 아니다.")
    @APIResponseSchema(value = AvailabilityResponse.class, responseCode = "200", responseDescription = "남은 수와 전체 수")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid ticketTypeId format")
    @APIResponse(responseCode = "404", description = "TICKET_TYPE_NOT_FOUND 티켓 타입을 찾을 수 없습니다.")
    public AvailabilityResponse availability(@PathParam("ticketTypeId") String ticketTypeId) {
        return AvailabilityResponse.of(availability.left(PathIds.uuid(ticketTypeId, "Invalid ticketTypeId format")));
    }
}
