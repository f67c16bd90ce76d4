package io.yemae.points.rest;

import io.yemae.account.Accounts;
import io.yemae.points.Points;
import io.yemae.rest.PathIds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Points in the terms of requirement 4. */
@Path("/users/{userId}/balance")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "포인트")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class BalanceResource {

    @Inject
    Points points;

    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "잔액 조회", description = "포인트와 같은 잔액이다. userId는 사용자의 UUID 또는 짧은 번호이다.")
    @APIResponseSchema(value = PointBodies.Amount.class, responseCode = "200", responseDescription = "잔액")
    @APIResponse(responseCode = "404", description = "User Not Exists")
    public PointBodies.Amount balance(@PathParam("userId") String userId) {
        return new PointBodies.Amount(points.balance(number(userId), caller.id(), caller.isAdministrator()).amount());
    }

    @PATCH
    @Idempotent(operation = PointBodies.CHARGING)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "잔액 충전", description = "충전 후 잔액을 돌려준다. userId는 사용자의 UUID 또는 짧은 번호이다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 한 번만 충전된다.")
    @APIResponseSchema(value = PointBodies.Amount.class, responseCode = "200", responseDescription = "충전 후 잔액")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 1 이상 10,000,000 이하의 정수가 아니다. INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "404", description = "User Not Exists")
    @APIResponse(responseCode = "403", description = "POINTS_ARE_BOUGHT: 포인트는 결제로 충전한다(POST /points/orders).")
    @APIResponse(responseCode = "409", description = "BALANCE_LIMIT")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    public Response charge(@PathParam("userId") String userId, @Valid PointBodies.BalanceCharge request) {
        Won amount = new Won(Bodies.required(request).amount());
        Won balance = points.charge(number(userId), amount, caller.id(), caller.isAdministrator());
        return Response.ok(new PointBodies.Amount(balance.amount())).build();
    }

    /** Requirement 4 addresses users by UUID. The short number of requirement 3 is accepted as well. */
    private long number(String userId) {
        return Uuid7.parse(userId).map(id -> accounts.number(new UserId(id))).orElseGet(() -> PathIds.number(userId));
    }
}
