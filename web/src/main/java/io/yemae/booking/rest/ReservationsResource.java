package io.yemae.booking.rest;

import io.yemae.booking.Cancellations;
import io.yemae.booking.ReservationOrder;
import io.yemae.booking.Reservations;
import io.yemae.holds.HoldChanges;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's reservations: holding seats (requirement 1, 3.1), reading and cancelling them (section 5). */
@Path("/reservations")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class ReservationsResource {

    @Inject
    NewReservations newReservations;

    @Inject
    HoldChanges holdChanges;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Reservations reservations;

    @Inject
    Cancellations cancellations;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    /** The answer to a cancellation, also to a repeated one. */
    @Schema(name = "CancelledResponse")
    public record Cancelled(String message) {
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "예매 시작", description = "좌석을 모두, 또는 하나도 잡지 않는다. expires_at까지 결제해야 한다. "
        + "grade나 items로 요청하면 남은 좌석 가운데 앞쪽 가운데에 가까운 좌석을 되도록 붙여서 고른다. "
        + "SEATS_TAKEN의 답에는 taken(찬 좌석의 번호)과 alternatives(가까운 빈 좌석 같은 수: 번호 seat, id, label)가 있다.")
    @APIResponse(responseCode = "201", description = "좌석이 선택되었습니다.",
        content = @Content(schema = @Schema(implementation = NewReservationBody.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, SEAT_TWICE, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND, GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOT_ON_SALE, SEAT_NOT_FOUND, SEATS_TAKEN, NOT_ENOUGH_SEATS, SEAT_LIMIT, HOLD_LIMIT, "
        + "CONCURRENT_HOLD, PLAN_CHANGED: planVersion이 지금의 좌석 배치가 아니다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "HOLD_COOL_DOWN: 결제하지 않고 끝난 예매가 너무 많다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void reserve(@Valid NewReservationRequest request,
                        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.") @HeaderParam("Idempotency-Key") String key,
                        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, newReservations.hold(caller.id(), Bodies.required(request), key), IdempotentCalls::response);
    }

    @GET
    @Operation(summary = "내 예매 목록", description = "최근 12개월")
    @APIResponseSchema(value = ReservationBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 sort나 order")
    public ReservationBodies.Listed list(
            @Parameter(description = "created_at 또는 title") @QueryParam("sort") @DefaultValue("created_at") String sort,
            @Parameter(description = "asc 또는 desc. 기본은 예매일 desc, 제목 asc") @QueryParam("order") String order,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return ReservationBodies.Listed.of(reservations.list(caller.id(), order(sort, order), Pages.request(page, limit)));
    }

    @GET
    @Path("/my")
    @Operation(summary = "내 예매 목록", description = "GET /reservations와 같다.")
    @APIResponseSchema(value = ReservationBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 sort나 order")
    public ReservationBodies.Listed mine(@QueryParam("sort") @DefaultValue("created_at") String sort, @QueryParam("order") String order,
                                         @QueryParam("page") String page, @QueryParam("limit") String limit) {
        return list(sort, order, page, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "내 예매 상세",
        description = "좌석마다 등급, 번호, 가격과 결제, 지금까지 있었던 일(timeline: held, offered, changed, extended, paid, late, "
            + "expired, cancelled, refunded. offered는 예매대기의 제안으로 시작한 예매이다.)")
    @APIResponseSchema(value = ReservationBodies.Wrapped.class, responseCode = "200", responseDescription = "예매")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    public ReservationBodies.Wrapped get(@PathParam("id") String id) {
        return ReservationBodies.Wrapped.of(reservations.detail(idOf(id), caller.id()));
    }

    @PUT
    @Path("/{id}/seats")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "잡은 좌석 바꾸기", description = "임시배정의 좌석을 보낸 좌석으로 바꾼다. 그대로 있는 좌석은 놓지 않고, 모두 바꾸거나 하나도 바꾸지 않는다. "
        + "같은 회차에서 고르고, 자유석은 keepUnits가 false가 아니면 그대로이며, expires_at도 그대로이다. items로 요청하면 등급마다 가장 좋은 좌석이나 "
        + "자유석의 수량으로 바꾼다. SEATS_TAKEN의 답에는 새로 잡으려던 좌석 대신 taken과 alternatives가 있다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "200", description = "바뀐 예매",
        content = @Content(schema = @Schema(implementation = ReservationBodies.Wrapped.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, SEAT_TWICE, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다. GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "HOLD_EXPIRED, ALREADY_PAID, RESERVATION_CANCELLED, SEATS_TAKEN, SEAT_NOT_FOUND, "
        + "NOT_ENOUGH_SEATS, SEAT_LIMIT, NOT_ON_SALE, CONCURRENT_HOLD, PLAN_CHANGED; PAYMENT_IN_PROGRESS: 결제를 처리하고 있다. "
        + "OFFER_UNCHANGEABLE: 예매대기로 제안받은 좌석은 바꿀 수 없다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public Response change(@PathParam("id") String id, @Valid ChangedSeatsRequest request) {
        Bodies.required(request).requireOneForm();
        if (request.items() == null) {
            holdChanges.change(idOf(id), caller.id(), request.seats(seatMaps), request.keepsUnits());
        } else {
            holdChanges.changeToBest(idOf(id), caller.id(), request.wanted());
        }
        return Response.ok(get(id)).build();
    }

    @POST
    @Path("/{id}/extend")
    @Idempotent
    @Operation(summary = "예매 시간 연장", description = "결제할 시간을 한 번, 정책 holds.extension.seconds만큼 늘린다. 답의 expires_at이 새 시각이다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "200", description = "연장된 예매",
        content = @Content(schema = @Schema(implementation = ReservationBodies.Wrapped.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "HOLD_EXTENDED: 이미 연장했다. NO_EXTENSION, HOLD_EXPIRED, ALREADY_PAID, "
        + "RESERVATION_CANCELLED")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    public Response extend(@PathParam("id") String id) {
        holdChanges.extend(idOf(id), caller.id());
        return Response.ok(get(id)).build();
    }

    @GET
    @Path("/{id}/cancellation")
    @Operation(summary = "예매 취소 조건", description = "지금 취소하면 돌려받는 금액과 취소할 수 있는 마지막 시각. 아무것도 바꾸지 않는다.")
    @APIResponseSchema(value = CancellationBody.class, responseCode = "200", responseDescription = "취소 조건")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    public CancellationBody cancellation(@PathParam("id") String id) {
        return CancellationBody.of(reservations.cancellationTerms(idOf(id), caller.id()));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "예매 취소", description = "임시배정은 풀리고, 확정된 예매는 공연 시작 24시간(정책, 이벤트마다 다를 수 있다) 전까지 전액 환불된다. 다시 불러도 같은 답이다.")
    @APIResponseSchema(value = Cancelled.class, responseCode = "200", responseDescription = "예매가 취소되었습니다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "TOO_LATE_TO_CANCEL, HOLD_EXPIRED")
    public Cancelled cancel(@PathParam("id") String id, @Valid @RequestBody(required = false) CancelRequest request) {
        cancellations.cancel(idOf(id), caller.id(), CancelRequest.reasonOf(request));
        return new Cancelled("예매가 취소되었습니다.");
    }

    private static ReservationId idOf(String id) {
        return new ReservationId(PathIds.uuid(id, "예매 ID의 형식이 올바르지 않습니다."));
    }

    private static ReservationOrder order(String sort, String order) {
        ReservationOrder.Key key = switch (sort) {
            case "created_at" -> ReservationOrder.Key.CREATED_AT;
            case "title" -> ReservationOrder.Key.TITLE;
            default -> throw Problem.invalidField("sort", "sort는 created_at이나 title이어야 합니다.");
        };
        if (order == null) {
            return new ReservationOrder(key, key == ReservationOrder.Key.TITLE);
        }
        return switch (order) {
            case "asc" -> new ReservationOrder(key, true);
            case "desc" -> new ReservationOrder(key, false);
            default -> throw Problem.invalidField("order", "order는 asc나 desc여야 합니다.");
        };
    }
}
