package io.yemae.rehearsal.rest;

import io.yemae.rehearsal.Rehearsals;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Starts, lists and cancels rehearsals. They run in the background, so clients poll for the report. */
@Path("/admin/rehearsals")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class RehearsalsResource {

    @Inject
    Rehearsals rehearsals;

    @Inject
    Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "판매 예행연습", description = "이벤트를 복사하고, 봇이 복사본에서 도착하고, 기다리고, 좌석을 고르고, 결제하거나(샌드박스에서 카드로, 없으면 포인트로) 그만둔다. "
        + "요청은 판매 때와 같은 길로 간다. 복사본과 봇은 목록, 집계, 지표, 메일, 감사 로그에 나타나지 않고 돈은 움직이지 않는다. 끝나면 모두 지워지고 결과만 남는다. "
        + "설치 전체에서 한 번에 하나만 할 수 있다.")
    @APIResponse(responseCode = "202", description = "시작된 예행연습. Location에 그 주소가 있다.",
        content = @Content(schema = @Schema(implementation = RehearsalBodies.One.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "REHEARSAL_RUNNING, REHEARSALS_OFF, NOTHING_TO_REHEARSE, TOO_MANY_SEATS; force가 아니면 "
        + "SALE_NEAR: 한 시간 안에 시작되었거나 시작될 판매가 있다. HOLDS_RUNNING: 좌석을 선택하고 있는 구매자가 있다.")
    public Response start(@Valid StartRehearsalRequest request) {
        StartRehearsalRequest wanted = Bodies.required(request);
        UUID id = rehearsals.start(new EventId(wanted.eventId()), wanted.settings(), Boolean.TRUE.equals(wanted.force()), caller.id());
        return Response.accepted(RehearsalBodies.One.of(rehearsals.get(id))).location(URI.create("/api/admin/rehearsals/" + id)).build();
    }

    @GET
    @Operation(summary = "예행연습의 목록", description = "1년 동안 남는다.")
    @APIResponseSchema(value = RehearsalBodies.Listed.class, responseCode = "200", responseDescription = "최근 것부터")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    public RehearsalBodies.Listed list(
            @Parameter(description = "없으면 모든 이벤트") @QueryParam("eventId") String eventId,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        EventId event = eventId == null ? null : new EventId(PathIds.uuid(eventId, "Invalid event ID format"));
        return RehearsalBodies.Listed.of(rehearsals.list(event, Pages.request(null, limit).limit()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "예행연습", description = "진행 중이면 지금까지의 결과가 1초마다 새로워진다.")
    @APIResponseSchema(value = RehearsalBodies.One.class, responseCode = "200", responseDescription = "예행연습")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "REHEARSAL_NOT_FOUND 예행연습을 찾을 수 없습니다.")
    public RehearsalBodies.One get(@PathParam("id") String id) {
        return RehearsalBodies.One.of(rehearsals.get(idOf(id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "예행연습 중단", description = "봇이 1, 2초 안에 멈추고, 그때까지의 결과가 남는다. 이미 끝났으면 아무것도 바뀌지 않는다.")
    @APIResponse(responseCode = "204", description = "중단된다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "REHEARSAL_NOT_FOUND 예행연습을 찾을 수 없습니다.")
    public void cancel(@PathParam("id") String id) {
        rehearsals.cancel(idOf(id));
    }

    private static UUID idOf(String id) {
        return PathIds.uuid(id, "예행연습 ID의 형식이 올바르지 않습니다.");
    }
}
