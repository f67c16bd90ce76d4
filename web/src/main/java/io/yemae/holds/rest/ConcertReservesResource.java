package io.yemae.holds.rest;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.holds.QueuedReservations;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.ConcertToken;
import io.yemae.seating.Availability;
import io.yemae.seating.PerformanceAvailability;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reservations through the waiting room, as requirement 3 defines them. */
@Path("/concerts/{concertId}/schedules/{scheduleId}/reserves")
@RequestScoped
@Tag(name = "콘서트")
@Produces(MediaType.APPLICATION_JSON)
public class ConcertReservesResource {

    @Inject
    QueuedReservations reservations;

    @Inject
    Catalogue catalogue;

    @Inject
    Availability availability;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    /** The requested seat. */
    @Schema(name = "ConcertReserveRequest")
    public record Wanted(@Schema(description = "1부터. 없으면 남은 가장 좋은 좌석")
                         @Min(value = 1, message = "좌석 번호는 1 이상이어야 합니다.") Integer seatNumber) {
    }

    /** A queue token or a payment token. */
    @Schema(name = "ConcertToken")
    public record Token(String token) {
    }

    /** The state of a waiting user. Requirement 3 defines the first five members. */
    @Schema(name = "ConcertWaiting")
    public record Waiting(
        long concertId,
        String name,
        long price,
        long maximumAudienceCount,
        long waitingQueueLength,
        @Schema(description = "차례까지 남은 예상 시간(초)") long remainingSeconds,
        @Schema(description = "대기순서와 잔여시간이 새로워진 대기열 토큰. 전의 토큰도 그대로 쓸 수 있다.") String token) {

        static Waiting of(EventView concert, PerformanceAvailability schedule, QueuedReservations.Progress progress) {
            long cheapest = concert.grades().stream().mapToLong(grade -> grade.price().amount()).min().orElse(0);
            return new Waiting(concert.number(), concert.title(), cheapest, schedule.total(), progress.waiting().ahead(),
                progress.waiting().remainingSeconds(), progress.token());
        }
    }

    @PUT
    @RolesAllowed("USER")
    @SecurityRequirement(name = "bearer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "콘서트 예약", description = "대기열에 들어가고 대기열 토큰을 받는다. 토큰에는 유저, 대기순서, 잔여시간이 들어 있다. 본문은 없어도 된다.")
    @APIResponse(responseCode = "201", description = "대기열 토큰", content = @Content(schema = @Schema(implementation = Token.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, SEAT_NOT_FOUND")
    @APIResponse(responseCode = "404", description = "CONCERT_NOT_FOUND 콘서트를 찾을 수 없습니다. SCHEDULE_NOT_FOUND 일정을 찾을 수 없습니다.")
    @APIResponse(responseCode = "406", description = "SOLD_OUT 매진된 일자 입니다.")
    @APIResponse(responseCode = "409", description = "NOT_ON_SALE")
    public Response reserve(@PathParam("concertId") String concertId, @PathParam("scheduleId") String scheduleId,
                            @Valid @RequestBody(required = false) Wanted wanted) {
        PerformanceAvailability schedule = schedule(concertId, scheduleId);
        String token = reservations.reserve(schedule.performance().id(), caller.id(), wanted == null ? null : wanted.seatNumber());
        return Response.status(Response.Status.CREATED).entity(new Token(token)).build();
    }

    @GET
    @PermitAll
    @SecurityRequirement(name = "concertQueueToken")
    @Operation(summary = "대기 상태", description = "Authorization에 대기열 토큰을 그대로, 또는 Bearer로 보낸다. 차례가 되면 좌석이 5분(정책) 동안 임시배정되고 결제 토큰을 받는다.")
    @APIResponse(responseCode = "200", description = "차례가 되었다: 결제 토큰", content = @Content(schema = @Schema(implementation = Token.class)))
    @APIResponse(responseCode = "202", description = "기다리는 중: 앞에 남은 사람의 수와 새로워진 토큰. Retry-After초 뒤에 다시 묻는다.",
        content = @Content(schema = @Schema(implementation = Waiting.class)))
    @APIResponse(responseCode = "401", description = "TOKEN_REQUIRED, INVALID_QUEUE_TOKEN 올바르지 않은 요청입니다.")
    @APIResponse(responseCode = "404", description = "CONCERT_NOT_FOUND, SCHEDULE_NOT_FOUND")
    @APIResponse(responseCode = "406", description = "SOLD_OUT 매진된 일자 입니다.")
    @APIResponse(responseCode = "409", description = "SEAT_LIMIT, HOLD_LIMIT, NOT_ON_SALE")
    @APIResponse(responseCode = "429", description = "HOLD_COOL_DOWN: 결제하지 않고 끝난 예매가 너무 많다. Retry-After초 뒤에 다시 시도한다.")
    public void turn(@PathParam("concertId") String concertId, @PathParam("scheduleId") String scheduleId,
                         @Parameter(description = "대기열 토큰") @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                     @Parameter(hidden = true) @Suspended AsyncResponse client) {
        String token = ConcertToken.of(authorization);
        PerformanceAvailability schedule = schedule(concertId, scheduleId);
        responses.respond(client, reservations.poll(token, schedule.performance().id()), progress -> answer(concertId, schedule, progress));
    }

    private Response answer(String concertId, PerformanceAvailability schedule, QueuedReservations.Progress progress) {
        if (progress.waiting() == null) {
            return Response.ok(new Token(progress.token())).build();
        }
        return Response.accepted(Waiting.of(catalogue.concert(PathIds.number(concertId)), schedule, progress))
            .header(HttpHeaders.RETRY_AFTER, progress.waiting().retryAfter())
            .build();
    }

    private PerformanceAvailability schedule(String concertId, String scheduleId) {
        return availability.schedule(PathIds.number(concertId), PathIds.number(scheduleId));
    }
}
