package io.yemae.queue.rest;

import io.yemae.account.BadCredentials;
import io.yemae.account.Logins;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places with tokens that name them (requirement 4). */
@Path("/queue")
@RequestScoped
@PermitAll
@Tag(name = "대기열")
@Produces(MediaType.APPLICATION_JSON)
public class QueueTokensResource {

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Logins logins;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    @Inject
    CallingClient client;

    @Inject
    HttpServletRequest http;

    @POST
    @Path("/tokens")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "bearer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "대기열 토큰 발급", description = "email과 password, 또는 accessToken으로 받는다. 판매 시작 전에는 queueNumber가 없다.")
    @APIResponse(responseCode = "201", description = "토큰", content = @Content(schema = @Schema(implementation = QueueBodies.Issued.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, NOT_ON_SALE, EVENT_CANCELLED")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED: accessToken도 email과 password도 없다.")
    @APIResponse(responseCode = "404", description = "User Not Exists: 비밀번호가 틀려도 같은 답; EVENT_NOT_FOUND")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS")
    public void issue(@Valid IssueTokenRequest request, @Parameter(hidden = true) @Suspended AsyncResponse client) {
        UserId user = userOf(Bodies.required(request));
        responses.respond(client, waitingRoom.issue(request.event(), user),
            place -> Response.status(Response.Status.CREATED).entity(QueueBodies.Issued.of(place)).build());
    }

    @GET
    @Path("/position")
    @SecurityRequirement(name = "queueToken")
    @Operation(summary = "대기 순서", description = "remaining은 앞에 남은 사람 수에 자신을 더한 것이고, 입장했으면 0이다.")
    @APIResponseSchema(value = QueueBodies.Position.class, responseCode = "200", responseDescription = "순서")
    @APIResponse(responseCode = "400", description = "EVENT_CANCELLED: 취소된 공연이다.")
    @APIResponse(responseCode = "401", description = "INVALID_QUEUE_TOKEN: 없거나, 위조되었거나, 만료되었거나, 이미 끝난 자리다.")
    public QueueBodies.Position position(@Parameter(hidden = true) @HeaderParam(QueueTokenFilter.HEADER) String token) {
        return QueueBodies.Position.of(waitingRoom.position(token == null ? "" : token));
    }

    private UserId userOf(IssueTokenRequest request) {
        if (http.getUserPrincipal() != null) {
            return caller.id();
        }
        if (!request.hasCredentials()) {
            throw Problem.unauthenticated("UNAUTHENTICATED", "인증이 필요합니다.");
        }
        try {
            return logins.logIn(request.attempt(client.get())).user().id();
        } catch (BadCredentials e) {
            throw Problem.notFound("USER_NOT_FOUND", "User Not Exists");
        }
    }
}
