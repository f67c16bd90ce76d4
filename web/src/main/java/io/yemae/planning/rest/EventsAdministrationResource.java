package io.yemae.planning.rest;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventOrder;
import io.yemae.planning.EventAdministration;
import io.yemae.planning.EventCreation;
import io.yemae.rest.Pages;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.EventId;
import io.yemae.shared.sql.SearchText;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/admin/events")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EventsAdministrationResource {

    @Inject
    EventAdministration events;

    @Inject
    EventCreation creation;

    @Inject
    AdministeredEvents administered;

    @Inject
    Catalogue catalogue;

    @Inject
    Caller caller;

    @Inject
    StaffAccess access;

    @GET
    @Operation(summary = "이벤트 검색", description = "취소된 이벤트까지, 등록이 최근인 것부터. 주최자는 자신의 이벤트만 본다.")
    @APIResponseSchema(value = AdministeredEventBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_ID: after")
    public AdministeredEventBodies.Listed search(
            @Parameter(description = "upcoming, on_sale, sold_out, ended, cancelled") @QueryParam("status") String status,
            @Parameter(description = "제목, 아티스트, 장소, 주소의 일부") @QueryParam("q") String text,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit,
            @Parameter(description = "앞 목록의 next: 그다음부터. page는 쓰지 않는다.") @QueryParam("after") String after) {
        EventFilter filter = EventFilter.of(status, SearchText.of("q", text), Pages.request(page, limit))
            .in(EventOrder.LATEST).among(access.events());
        return after == null ? AdministeredEventBodies.Listed.of(catalogue.list(filter))
            : AdministeredEventBodies.Listed.of(catalogue.listAfter(AdministeredEvents.id(after), filter));
    }

    @GET
    @Path("/{id}")
    @EventBound("id")
    @Operation(summary = "이벤트", description = "등급, 회차, 회차마다 임시배정되고 판매된 좌석 수까지")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "이벤트와 version")
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public AdministeredEventBodies.Detail get(@PathParam("id") String id) {
        return administered.body(AdministeredEvents.id(id));
    }

    @POST
    @Operation(summary = "이벤트 등록", description = "등급과 회차까지 한 번에 등록하고, 회차마다 좌석을 만든다. 주최자가 등록하면 그 주최자의 이벤트가 된다.")
    @APIResponse(responseCode = "201", description = "등록됨",
        content = @Content(schema = @Schema(implementation = AdministeredEventBodies.Created.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "409", description = "PERFORMANCES_OVERLAP: 같은 장소에 시간이 겹치는 공연")
    public Response create(@Valid CreateEventRequest request) {
        return Response.status(Response.Status.CREATED)
            .entity(new AdministeredEventBodies.Created(creation.create(Bodies.required(request).command(), caller.id()).value()))
            .build();
    }

    @POST
    @Path("/{id}/copy")
    @EventBound("id")
    @Operation(summary = "이벤트 복사", description = "글, 등급, 한도, 대기열의 값, 이 이벤트만의 할인 코드와, 원하면 취소되지 않은 회차를 며칠 뒤로 옮겨 복사한다. "
        + "취소된 이벤트는 모든 회차를 복사한다. 판매는 지금보다 뒤에 시작해야 한다.")
    @APIResponse(responseCode = "201", description = "복사됨",
        content = @Content(schema = @Schema(implementation = AdministeredEventBodies.Created.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "PERFORMANCES_OVERLAP: 같은 장소에 시간이 겹치는 공연")
    public Response copy(@PathParam("id") String id, @Valid CopyEventRequest request) {
        EventId event = AdministeredEvents.id(id);
        return Response.status(Response.Status.CREATED)
            .entity(new AdministeredEventBodies.Created(creation.copy(event, Bodies.required(request).command(), caller.id()).value()))
            .build();
    }

    @PUT
    @Path("/{id}")
    @EventBound("id")
    @Operation(summary = "이벤트 변경", description = "판매 기간과 한도는 다음 예매부터 적용된다. "
        + "CHANGED_MEANWHILE에는 지금의 version과 값이 current로 있다.")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "변경된 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "409",
        description = "CHANGED_MEANWHILE, EVENT_CANCELLED, PERFORMANCES_OVERLAP, SEATS_IN_USE: 누군가 가진 좌석에 영향을 주는 변경")
    public AdministeredEventBodies.Detail change(@PathParam("id") String id, @Valid ChangeEventRequest request) {
        EventId event = AdministeredEvents.id(id);
        events.change(event, Bodies.required(request).version, request.fields());
        return administered.body(event);
    }

    @POST
    @Path("/{id}/cancel")
    @EventBound("id")
    @Operation(summary = "이벤트 취소", description = "끝나지 않은 모든 회차를 취소한다. 임시배정은 풀리고 판매된 좌석은 환불된다. 다시 취소해도 그대로다.")
    @APIResponseSchema(value = AdministeredEventBodies.Detail.class, responseCode = "200", responseDescription = "변경된 이벤트")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public AdministeredEventBodies.Detail cancel(@PathParam("id") String id, @Valid CancellationRequest request) {
        EventId event = AdministeredEvents.id(id);
        events.cancel(event, Bodies.required(request).reason());
        return administered.body(event);
    }
}
