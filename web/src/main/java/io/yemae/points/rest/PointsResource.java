package io.yemae.points.rest;

import io.yemae.points.Points;
import io.yemae.rest.PathIds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Won;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** Points (requirement 3, section 4). Users access their own; administrators access those of all users. */
@Path("/users/{userId}/points")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "포인트")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class PointsResource {

    @Inject
    Points points;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "포인트 조회", description = "userId는 사용자의 짧은 번호(number)이다.")
    @APIResponseSchema(value = PointBodies.Balance.class, responseCode = "200", responseDescription = "잔액")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND 유저를 찾을 수 없습니다. 다른 사람의 번호도 같다.")
    public PointBodies.Balance balance(@PathParam("userId") String userId) {
        return new PointBodies.Balance(points.balance(PathIds.number(userId), caller.id(), caller.isAdministrator()).amount());
    }

    @GET
    @Path("/histories")
    @Operation(summary = "포인트 내역", description = "오래된 것부터. type은 CHARGE, USE, REFUND")
    @APIResponse(responseCode = "200", description = "모든 내역",
        content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PointBodies.History.class)))
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND 유저를 찾을 수 없습니다. 다른 사람의 번호도 같다.")
    public List<PointBodies.History> histories(@PathParam("userId") String userId) {
        return points.history(PathIds.number(userId), caller.id(), caller.isAdministrator()).stream()
            .map(entry -> new PointBodies.History(entry.number(), entry.type(), entry.amount().amount()))
            .toList();
    }

    @PATCH
    @Path("/charge")
    @Idempotent(operation = PointBodies.CHARGING)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "포인트 충전", description = "충전 후 잔액을 돌려준다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 한 번만 충전된다.")
    @APIResponseSchema(value = PointBodies.Balance.class, responseCode = "200", responseDescription = "충전 후 잔액")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 1 이상 10,000,000 이하의 정수가 아니다. INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND 유저를 찾을 수 없습니다. 다른 사람의 번호도 같다.")
    @APIResponse(responseCode = "403", description = "POINTS_ARE_BOUGHT: 포인트는 결제로 충전한다(POST /points/orders).")
    @APIResponse(responseCode = "409", description = "BALANCE_LIMIT")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    public Response charge(@PathParam("userId") String userId, @Valid PointBodies.Charge request) {
        Won amount = new Won(Bodies.required(request).point());
        Won balance = points.charge(PathIds.number(userId), amount, caller.id(), caller.isAdministrator());
        return Response.ok(new PointBodies.Balance(balance.amount())).build();
    }
}
