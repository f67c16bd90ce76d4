package io.yemae.holds.rest;

import io.yemae.booking.Reservations;
import io.yemae.holds.Holds;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holds of seats, with the paths of requirement 2, and on the fast path. */
@Path("/seats")
@ApplicationScoped
@RolesAllowed("USER")
@Tag(name = "좌석")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SeatReservationsResource implements FastPath {

    @Inject
    Holds holds;

    @Inject
    Reservations reservations;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    FastPathWork work;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/seats/reserve", ReserveSeatsRequest.class, this::hold);
    }

    @POST
    @Path("/reserve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "좌석 선택", description = "좌석을 모두, 또는 하나도 잡지 않는다. 5분(정책) 안에 결제해야 한다.")
    @APIResponse(responseCode = "201", description = "좌석이 선택되었습니다.", content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @APIResponse(responseCode = "400", description = "Invalid event ID format; Please select at least one seat; 최대 N석까지 선택 가능합니다.; "
        + "Invalid seat ID format; 좌석을 찾을 수 없습니다.; 이미 예약된 좌석입니다. (A-1-1); 예매할 수 있는 기간이 아닙니다.; HOLD_LIMIT; CONCURRENT_HOLD")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 대기열에서 아직 입장하지 않았다. position, queueSize, retryAfter가 함께 온다. "
        + "Queue-Token을 보냈으면 Not Your Turn; INVALID_TOKEN 유효하지 않은 토큰입니다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "HOLD_COOL_DOWN: 결제하지 않고 끝난 예매가 너무 많다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void reserve(ReserveSeatsRequest request,
                        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.") @HeaderParam("Idempotency-Key") String key,
                        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, hold(caller.id(), Bodies.required(request), key), IdempotentCalls::response);
    }

    @GET
    @Path("/reservation/{reservationId}")
    @Operation(summary = "내 예약의 좌석", description = "임시배정 시간이 끝났으면 isExpired가 있다.")
    @APIResponseSchema(value = SeatReservationBody.class, responseCode = "200", responseDescription = "예약")
    @APIResponse(responseCode = "400", description = "Invalid reservation ID format")
    @APIResponse(responseCode = "404", description = "예약을 찾을 수 없습니다. 다른 사람의 예약도 같다.")
    public SeatReservationBody get(@PathParam("reservationId") String reservationId) {
        ReservationId id = new ReservationId(PathIds.uuid(reservationId, "Invalid reservation ID format"));
        return SeatReservationBody.of(reservations.get(id, caller.id()));
    }

    /** @param key null if the client sent none */
    private CompletionStage<Answer> hold(UserId user, ReserveSeatsRequest request, String key) {
        return holds.hold(request.command(user, holds::seatLimit), idempotent.keyed(user, key, "POST /seats/reserve",
            new Object[]{request}, Response.Status.CREATED, HoldBody::of));
    }
}
