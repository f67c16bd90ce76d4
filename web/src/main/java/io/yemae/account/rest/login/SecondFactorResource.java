package io.yemae.account.rest.login;

import io.yemae.account.Accounts;
import io.yemae.account.SecondFactors;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
import io.yemae.shared.Uuid7;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own authenticator (TOTP, RFC 6238). */
@Path("/users/me/totp")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "계정")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SecondFactorResource {

    @Inject
    SecondFactors factors;

    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Inject
    JsonWebToken token;

    @Inject
    CallingClient client;

    @GET
    @Operation(summary = "2단계 인증 상태")
    @APIResponseSchema(value = SecondFactorBodies.State.class, responseCode = "200", responseDescription = "등록했는지")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN")
    public SecondFactorBodies.State state() {
        return SecondFactorBodies.State.of(factors.recoveryCodesLeft(caller.id()));
    }

    @POST
    @Operation(summary = "2단계 인증 등록 시작", description = "인증 앱에 넣을 비밀을 준다. 앱의 코드로 확인(/confirm)하면 등록된다.")
    @APIResponse(responseCode = "201", description = "비밀",
        content = @Content(schema = @Schema(implementation = SecondFactorBodies.Secret.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, WRONG_PASSWORD")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "SECOND_FACTOR_ENROLLED")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: 비밀번호를 너무 많이 틀렸다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public Response enrol(@Valid SecondFactorBodies.Enrol request) {
        String secret = factors.enrol(caller.id(), Bodies.required(request).password(), client.get());
        return Response.status(Response.Status.CREATED)
            .entity(SecondFactorBodies.Secret.of(secret, accounts.get(caller.id()).email()))
            .build();
    }

    @POST
    @Path("/confirm")
    @Operation(summary = "2단계 인증 등록 확인", description = "다른 모든 로그인이 끝난다. 복구 코드는 이때 한 번만 보여 준다.")
    @APIResponseSchema(value = SecondFactorBodies.RecoveryCodes.class, responseCode = "200",
        responseDescription = "복구 코드 10개. 각각 한 번 쓸 수 있다.")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, WRONG_CODE")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN")
    @APIResponse(responseCode = "404", description = "SECOND_FACTOR_NOT_BEGUN")
    @APIResponse(responseCode = "409", description = "SECOND_FACTOR_ENROLLED")
    public SecondFactorBodies.RecoveryCodes confirm(@Valid SecondFactorBodies.Confirm request) {
        return new SecondFactorBodies.RecoveryCodes(factors.confirm(caller.id(), Uuid7.parse(token.getClaim("sid")).orElse(null),
            Bodies.required(request).code()));
    }

    @DELETE
    @Operation(summary = "2단계 인증 해제", description = "비밀번호와, 인증 앱의 코드나 복구 코드가 필요하다.")
    @APIResponse(responseCode = "204", description = "해제됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, WRONG_PASSWORD, WRONG_CODE")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    @APIResponse(responseCode = "404", description = "SECOND_FACTOR_NOT_ENROLLED")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: 비밀번호나 코드를 너무 많이 틀렸다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public void disable(@Valid SecondFactorBodies.Disable request) {
        Bodies.required(request);
        factors.disable(caller.id(), request.password(), request.code(), request.recoveryCode(), client.get());
    }
}
