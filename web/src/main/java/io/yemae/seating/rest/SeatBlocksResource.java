package io.yemae.seating.rest;

import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.EventBound;
import io.yemae.seating.SeatBlocks;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seats that are not for sale, and notes on seats. A seat is named by its index in the plan. */
@Path("/admin/performances/{performanceId}/seats")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SeatBlocksResource {

    @Inject
    SeatBlocks blocks;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Caller caller;

    @GET
    @Path("/marked")
    @Operation(summary = "막은 좌석과 메모", description = "판매하지 않는 좌석의 이유, 덧붙인 말, 막은 직원과 시각. 메모가 있는 좌석도 있다.")
    @APIResponseSchema(value = MarkedSeatsBody.class, responseCode = "200", responseDescription = "좌석")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid performance ID format")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public MarkedSeatsBody marked(@PathParam("performanceId") String performanceId) {
        return MarkedSeatsBody.of(blocks.marked(idOf(performanceId)));
    }

    @POST
    @Path("/block")
    @Operation(summary = "좌석 막기", description = "비어 있는 좌석을 판매하지 않게 한다. 모두 막거나 하나도 막지 않는다. 감사 로그에 남는다.")
    @APIResponseSchema(value = MarkedSeatsBody.class, responseCode = "200", responseDescription = "지금 막혔거나 메모가 있는 모든 좌석")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED, SEAT_TWICE")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "SEATS_NOT_FREE: 임시배정되었거나 판매되었거나 이미 막은 좌석이 seats에 온다. PLAN_CHANGED")
    public MarkedSeatsBody block(@PathParam("performanceId") String performanceId, @Valid SeatBlockRequest request) {
        PerformanceId performance = idOf(performanceId);
        List<SeatId> seats = seatMaps.seats(performance, Bodies.required(request).planVersion(), request.seats());
        blocks.block(performance, seats, request.wantedReason(), request.remark(), caller.id());
        return MarkedSeatsBody.of(blocks.marked(performance));
    }

    @POST
    @Path("/release")
    @Operation(summary = "좌석 풀기", description = "막은 좌석을 다시 판매한다. 모두 풀거나 하나도 풀지 않는다. 감사 로그에 남는다.")
    @APIResponseSchema(value = MarkedSeatsBody.class, responseCode = "200", responseDescription = "지금 막혔거나 메모가 있는 모든 좌석")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED, SEAT_TWICE")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "SEATS_NOT_BLOCKED: 막혀 있지 않은 좌석이 seats에 온다. PLAN_CHANGED")
    public MarkedSeatsBody release(@PathParam("performanceId") String performanceId, @Valid SeatReleaseRequest request) {
        PerformanceId performance = idOf(performanceId);
        blocks.release(performance, seatMaps.seats(performance, Bodies.required(request).planVersion(), request.seats()));
        return MarkedSeatsBody.of(blocks.marked(performance));
    }

    @PUT
    @Path("/notes")
    @Operation(summary = "좌석 메모", description = "직원을 위한 메모를 좌석에 남긴다. 있던 메모를 바꾸고, note가 없으면 지운다. 좌석의 상태와는 관계없다.")
    @APIResponseSchema(value = MarkedSeatsBody.class, responseCode = "200", responseDescription = "지금 막혔거나 메모가 있는 모든 좌석")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED, SEAT_TWICE")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "PLAN_CHANGED: planVersion이 지금의 좌석 배치가 아니다.")
    public MarkedSeatsBody note(@PathParam("performanceId") String performanceId, @Valid SeatNoteRequest request) {
        PerformanceId performance = idOf(performanceId);
        blocks.note(performance, seatMaps.seats(performance, Bodies.required(request).planVersion(), request.seats()), request.note(),
            caller.id());
        return MarkedSeatsBody.of(blocks.marked(performance));
    }

    private static PerformanceId idOf(String performanceId) {
        return new PerformanceId(PathIds.uuid(performanceId, "Invalid performance ID format"));
    }
}
