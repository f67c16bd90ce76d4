package io.yemae.waitlist.rest;

import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.Problem;
import io.yemae.waitlist.WaitingEntryStatus;
import io.yemae.waitlist.WaitingList;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The waiting list of a performance, for staff. */
@Path("/admin/performances/{performanceId}/waiting-list")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class WaitingListAdministrationResource {

    @Inject
    WaitingList list;

    @GET
    @Operation(summary = "회차의 예매대기", description = "신청한 순서대로. 끝난 신청도 있다. 좌석이 돌아오면 이 순서로 제안한다.")
    @APIResponseSchema(value = WaitingListBodies.AllOfPerformance.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST: 모르는 status")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public WaitingListBodies.AllOfPerformance entries(@PathParam("performanceId") String performanceId,
            @Parameter(description = "waiting, offered, bought, lapsed, declined, left, ended 가운데 하나") @QueryParam("status") String status,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return WaitingListBodies.AllOfPerformance.of(list.of(
            PathIds.performance(performanceId), wanted(status), Pages.request(page, limit)));
    }

    private static WaitingEntryStatus wanted(String status) {
        if (status == null) {
            return null;
        }
        return Arrays.stream(WaitingEntryStatus.values()).filter(each -> each.wireName().equals(status)).findFirst()
            .orElseThrow(() -> Problem.invalidField("status", "모르는 상태입니다."));
    }
}
