package io.yemae.booking.rest;

import io.yemae.booking.SeatHistory;
import io.yemae.rest.NumberList;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has seats of a performance, and who had them before. A seat is named by its index in the plan. */
@Path("/admin/performances/{performanceId}/seats/history")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SeatHistoryResource {
    /** Of few, because each names persons. */
    private static final int MOST = 20;

    @Inject
    SeatHistory history;

    @GET
    @Operation(summary = "좌석의 내력", description = "누가 언제부터 가지고 있는지, 전에 누가 가졌는지. 본 것은 감사 로그에 남는다.")
    @APIResponseSchema(value = SeatHistoryBody.class, responseCode = "200", responseDescription = "좌석")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "PLAN_CHANGED: planVersion이 지금의 좌석 배치가 아니다.")
    public SeatHistoryBody get(
            @PathParam("performanceId") String performanceId,
            @Parameter(description = "좌석 번호가 있는 좌석 배치(GET …/plan)의 version") @QueryParam("planVersion") String planVersion,
            @Parameter(description = "좌석 배치의 좌석 번호, 쉼표로 나누어 20개까지") @QueryParam("seats") String seats) {
        PerformanceId performance = new PerformanceId(PathIds.uuid(performanceId, "Invalid performance ID format"));
        List<Integer> indexes = NumberList.of("seats", seats, MOST, 0, Integer.MAX_VALUE);
        if (planVersion == null || indexes.isEmpty()) {
            throw Problem.invalidField(planVersion == null ? "planVersion" : "seats", "planVersion과 seats를 보내주세요.");
        }
        return SeatHistoryBody.of(history.of(performance, planVersion, indexes));
    }
}
