package io.yemae.door.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.door.Admissions;
import io.yemae.door.Door;
import io.yemae.door.EntryPasses;
import io.yemae.rest.NumberList;
import io.yemae.rest.PathIds;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.PerformanceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door of a performance: the list for devices without a network, scans and figures. */
@Path("/door/performances")
@RequestScoped
@RolesAllowed({"DOOR", "OPERATOR", "ORGANISER"})
@Tag(name = "입장")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DoorPerformancesResource {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 60;
    /* The list has names and keys. No cache may store it. */
    private static final String CACHING = "private, no-store";

    @Inject
    Door door;

    @Inject
    Admissions admissions;

    @Inject
    EntryPasses passes;

    @Inject
    StaffAccess access;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(summary = "입장을 확인할 회차", description = "오늘(서울)부터 days일 동안 시작하고 끝난 지 6시간이 지나지 않은 회차, 200개까지. 연결된 이벤트의 것만 보인다.")
    @APIResponseSchema(value = DoorBodies.Performances.class, responseCode = "200", responseDescription = "회차")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    public DoorBodies.Performances list(@Parameter(description = "1에서 60, 기본 7") @QueryParam("days") String days) {
        int wanted = NumberList.of("days", days, 1, 1, MOST_DAYS).stream().findFirst().orElse(USUAL_DAYS);
        return DoorBodies.Performances.of(door.performances(wanted, access.events()));
    }

    @GET
    @Path("/{performanceId}/list")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Operation(summary = "회차의 입장권", description = "네트워크 없이 입장을 확인하는 데 필요한 것. since에 전에 받은 version을 보내면 그 뒤에 바뀐 예매만 답한다. "
        + "ETag가 있어 바뀌지 않았으면 304로, Accept-Encoding에 gzip이 있으면 압축해서 답한다.")
    @APIResponse(responseCode = "200", description = "입장권", content = @Content(schema = @Schema(implementation = DoorBodies.Tickets.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match의 내용이 그대로이다.", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public Response tickets(@PathParam("performanceId") String performanceId,
                            @Parameter(description = "전에 받은 version") @QueryParam("since") String since,
                            @Context Request request, @Context HttpHeaders headers) {
        DoorBodies.Tickets list = DoorBodies.Tickets.of(door.list(PathIds.performance(performanceId), since), passes.stepSeconds());
        return Response.fromResponse(PreparedResponse.of(bytes(list)).answer(request, headers))
            .header(HttpHeaders.CACHE_CONTROL, null)
            .header(HttpHeaders.CACHE_CONTROL, CACHING)
            .build();
    }

    @GET
    @Path("/{performanceId}/counts")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Operation(summary = "입장한 수", description = "회차와 기기마다 입장한 수, 직원이 살펴볼 스캔. 같은 것을 소켓 /ws/door/{performanceId}가 바뀌고 1초 안에 보낸다.")
    @APIResponseSchema(value = DoorBodies.Counts.class, responseCode = "200", responseDescription = "수")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public DoorBodies.Counts counts(@PathParam("performanceId") String performanceId) {
        return DoorBodies.Counts.of(door.counts(PathIds.performance(performanceId)));
    }

    @POST
    @Path("/{performanceId}/scans")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Operation(summary = "스캔 보내기", description = "입장권은 여러 기기에서도 한 번만 입장한다. 네트워크 없이 입장시킨 스캔(offline)은 시각이 가장 이른 것이 인정된다. "
        + "그렇지 않은 스캔은 이미 입장한 입장권이면 거절된다. 같은 id를 다시 보내면 한 번만 기록되고 지금의 뜻을 답한다.")
    @APIResponseSchema(value = DoorBodies.Answer.class, responseCode = "200", responseDescription = "스캔마다 지금의 뜻")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND 공연 회차를 찾을 수 없습니다.")
    public DoorBodies.Answer scan(@PathParam("performanceId") String performanceId, @Valid ScansRequest request) {
        PerformanceId performance = PathIds.performance(performanceId);
        return DoorBodies.Answer.of(admissions.scan(performance, Bodies.required(request).commands(), request.sentAt(), caller.id()));
    }

    @POST
    @Path("/{performanceId}/undo")
    @EventBound(value = "performanceId", subject = EventBound.Subject.PERFORMANCE)
    @Operation(summary = "입장 되돌리기", description = "입장시킨 스캔을 되돌린다. 이유와 함께 감사 로그에 남는다. 다시 불러도 그대로다.")
    @APIResponseSchema(value = DoorBodies.Undone.class, responseCode = "200", responseDescription = "되돌린 입장권")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND, SCAN_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "SCAN_ADMITTED_NOBODY: 거절된 스캔이다.")
    public DoorBodies.Undone undo(@PathParam("performanceId") String performanceId, @Valid UndoRequest request) {
        PerformanceId performance = PathIds.performance(performanceId);
        return DoorBodies.Undone.of(admissions.undo(performance, Bodies.required(request).scan(), request.reason(), caller.id()));
    }

    private byte[] bytes(DoorBodies.Tickets list) {
        try {
            return json.writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
