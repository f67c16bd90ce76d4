package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.layouts.SeatLayouts;
import io.yemae.layouts.rest.LayoutBodies;
import io.yemae.rest.PathIds;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seats, without login (requirement 2, "Seats"). */
@Path("/seats")
@RequestScoped
@PermitAll
@Tag(name = "좌석")
@Produces(MediaType.APPLICATION_JSON)
public class SeatsResource {

    @Inject
    SeatLayouts layouts;

    @Inject
    SeatMaps seatMaps;

    @Inject
    ObjectMapper json;

    @GET
    @Path("/layouts")
    @Operation(summary = "좌석 배치 목록", description = "작은 것부터")
    @APIResponseSchema(value = LayoutBodies.Listed.class, responseCode = "200", responseDescription = "모든 좌석 배치")
    public LayoutBodies.Listed layouts() {
        return new LayoutBodies.Listed(layouts.list().stream().map(LayoutBodies.Layout::of).toList());
    }

    @GET
    @Path("/events/{eventId}")
    @Operation(summary = "이벤트의 좌석", description = "구역, 열, 번호 순. 임시배정이 끝난 좌석은 바로 available이다. "
        + "ETag가 있어 바뀌지 않았으면 304로, Accept-Encoding에 gzip이 있으면 압축해서 답한다.")
    @APIResponse(responseCode = "200", description = "한 회차의 모든 좌석",
    content = @Content(schema = @Schema(implementation = SeatMapBody.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 좌석도가 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "Invalid event ID format, Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "Event not found, This event does not have seat selection, 공연 회차를 찾을 수 없습니다.")
    public Response seats(@PathParam("eventId") String eventId,
                          @Parameter(description = "없으면 판매 중인 다음 회차") @QueryParam("performanceId") String performanceId,
                          @Context Request request, @Context HttpHeaders headers) {
        EventId event = new EventId(PathIds.uuid(eventId, "Invalid event ID format"));
        PerformanceId performance =
            performanceId == null ? null : new PerformanceId(PathIds.uuid(performanceId, "Invalid performance ID format"));
        return SeatMapBody.prepare(seatMaps.seatMap(event, performance), json).answer(request, headers);
    }
}
