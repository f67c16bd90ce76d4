package io.yemae.catalog.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventProgram;
import io.yemae.rest.PathIds;
import io.yemae.seating.GradeCount;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
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
    private static final EventPage.Recipe TICKET_TYPES = EventPage.Recipe.of(EventProgram::current,
        (program, maps) -> new Listed(EventBodies.WithTicketTypes.of(program.event(), GradeCount.byGrade(maps)).ticketTypes()));

    @Inject
    Catalogue catalogue;

    @Inject
    EventPages pages;

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
    @Operation(summary = "이벤트의 티켓 타입", description = "비싼 것부터. 없는 이벤트는 빈 목록이다. available_quantity에는 임시배정된 좌석이 들어가지 않는다. "
        + EventPages.DESCRIPTION)
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 티켓 타입")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid eventId format")
    public Response ofEvent(@PathParam("eventId") String eventId, @Context Request request, @Context HttpHeaders headers) {
        EventId event = new EventId(PathIds.uuid(eventId, "Invalid eventId format"));
        return pages.find(event, "tickets/event/" + event, TICKET_TYPES)
            .orElseGet(() -> pages.once(new Listed(List.of())))
            .answer(request, headers);
    }

    @GET
    @Path("/availability/{ticketTypeId}")
    @Operation(summary = "티켓 재고", description = "앞으로 있을 모든 회차의 합. 임시배정된 좌석은 남은 것이 아니다. " + EventPages.DESCRIPTION)
    @APIResponseSchema(value = AvailabilityResponse.class, responseCode = "200", responseDescription = "남은 수와 전체 수")
    @APIResponse(responseCode = "304", description = EventPages.UNCHANGED, content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid ticketTypeId format")
    @APIResponse(responseCode = "404", description = "TICKET_TYPE_NOT_FOUND 티켓 타입을 찾을 수 없습니다.")
    public Response availability(@PathParam("ticketTypeId") String ticketTypeId, @Context Request request, @Context HttpHeaders headers) {
        UUID grade = PathIds.uuid(ticketTypeId, "Invalid ticketTypeId format");
        EventId event = catalogue.eventOfGrade(grade)
            .orElseThrow(() -> Problem.notFound("TICKET_TYPE_NOT_FOUND", "티켓 타입을 찾을 수 없습니다."));
        EventPage.Recipe left = EventPage.Recipe.of(EventProgram::current,
            (program, maps) -> AvailabilityResponse.of(GradeCount.byGrade(maps).getOrDefault(grade, GradeCount.NONE)));
        return pages.of(event, "tickets/availability/" + grade, left).answer(request, headers);
    }
}
