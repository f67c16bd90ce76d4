package io.yemae.boxoffice.rest;

import io.yemae.boxoffice.BoxOffice;
import io.yemae.boxoffice.IssueTickets;
import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketId;
import io.yemae.receipts.QrCode;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free-seating tickets (requirement 0). The ticket types of requirement 2 are also below /tickets, one path segment deeper. */
@Path("/tickets")
@RequestScoped
@RolesAllowed("OPERATOR")
@Tag(name = "자유석 발권")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class TicketsResource {

    @Inject
    BoxOffice boxOffice;

    @Inject
    Caller caller;

    @POST
    @Path("/issue")
    @Idempotent(whenReused = ProblemKind.CONFLICT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "발권", description = "수량만큼 티켓을 만든다. 전부 만들거나 하나도 만들지 않는다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "201", description = "발권된 티켓의 ID와 요약",
        content = @Content(schema = @Schema(implementation = TicketBodies.Issued.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_BODY, BODY_REQUIRED, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 매표소 운영자 권한이 필요합니다.")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED 멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다")
    public Response issue(@Valid IssueTicketsRequest request) {
        IssueTickets command = Bodies.required(request).command();
        return Response.status(Response.Status.CREATED)
            .entity(TicketBodies.Issued.of(boxOffice.issue(command, caller.id()), command))
            .build();
    }

    @POST
    @Path("/refund")
    @Idempotent(whenReused = ProblemKind.CONFLICT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "환불", description = "전부 환불하거나 하나도 환불하지 않는다. 이미 취소된 티켓은 그대로 두고 already_canceled에 적는다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponseSchema(value = TicketBodies.Refunded.class, responseCode = "200", responseDescription = "환불된 티켓과 이미 취소되어 있던 티켓")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_BODY, BODY_REQUIRED, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 매표소 운영자 권한이 필요합니다.")
    @APIResponse(responseCode = "404", description = "TICKET_NOT_FOUND 티켓을 찾을 수 없습니다: {id}. 아무것도 환불되지 않는다.")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED 멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다")
    public Response refund(@Valid RefundTicketsRequest request) {
        return Response.ok(TicketBodies.Refunded.of(boxOffice.refund(Bodies.required(request).command(), caller.id()))).build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "티켓 조회")
    @APIResponseSchema(value = TicketBodies.Ticket.class, responseCode = "200", responseDescription = "티켓")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 매표소 운영자 권한이 필요합니다.")
    @APIResponse(responseCode = "404", description = "TICKET_NOT_FOUND 티켓을 찾을 수 없습니다: {id}")
    public TicketBodies.Ticket get(@PathParam("id") String id) {
        return TicketBodies.Ticket.of(boxOffice.get(TicketId.of(id)));
    }

    @GET
    @Path("/{id}/code")
    @Produces("image/png")
    @Operation(summary = "티켓 QR 코드", description = "티켓의 ID를 담은 그림(PNG). 인쇄한 티켓을 읽어 조회하고 환불한다.")
    @APIResponse(responseCode = "200", description = "그림",
        content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "FORBIDDEN 매표소 운영자 권한이 필요합니다.")
    @APIResponse(responseCode = "404", description = "TICKET_NOT_FOUND 티켓을 찾을 수 없습니다: {id}")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: 다른 형식")
    public byte[] code(@PathParam("id") String id) {
        return QrCode.of(boxOffice.get(TicketId.of(id)).id().toString()).png();
    }

    @GET
    @Operation(summary = "티켓 목록", description = "최근에 발권된 것부터. 조건은 모두 맞아야 하고, 이름은 그대로 비교한다.")
    @APIResponseSchema(value = TicketBodies.Listed.class, responseCode = "200", responseDescription = "티켓과 전체 건수")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 status, 범위를 벗어난 limit이나 offset")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 매표소 운영자 권한이 필요합니다.")
    public TicketBodies.Listed list(
            @QueryParam("theater_name") String theaterName,
            @QueryParam("movie_title") String movieTitle,
            @Parameter(description = "issued 또는 canceled") @QueryParam("status") String status,
            @QueryParam("user_id") String userId,
            @Parameter(description = "1에서 1000") @QueryParam("limit") @DefaultValue("100") String limit,
            @Parameter(description = "0부터") @QueryParam("offset") @DefaultValue("0") String offset) {
        TicketFilter filter = TicketFilters.of(theaterName, movieTitle, status, userId, limit, offset);
        return TicketBodies.Listed.of(boxOffice.list(filter), filter);
    }
}
